import { first } from '../core/page';
import {
  Mail,
} from '../infra/mail';

export const notify = (mail: Mail) => mail.send(String(first.size));

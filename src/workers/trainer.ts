/** The child that trains an adapter, behind everything else that the machine does; it ends when its parent does. */
import { serveTraining } from '../infra/train/serveTraining.ts';

serveTraining();

/** What something is: a file, a module, a folder, a symbol, a package. */
import type { AnswerGround } from '../../ground.ts';
import type { AnswerPage } from '../../page.ts';
import type { Subject } from '../../subjects/subject.ts';
import { aboutFile } from './aboutFile.ts';
import { aboutFolder } from './aboutFolder.ts';
import { aboutModule } from './aboutModule.ts';
import { aboutPackage } from './aboutPackage.ts';
import { aboutSymbol } from './aboutSymbol.ts';

export async function aboutSubject(page: AnswerPage, ground: AnswerGround, subject: Subject): Promise<void> {
  switch (subject.kind) {
    case 'file':
      return aboutFile(page, ground, subject);
    case 'symbol':
      return aboutSymbol(page, ground, subject);
    case 'module':
      return aboutModule(page, ground, subject);
    case 'folder':
      return aboutFolder(page, ground, subject);
    case 'package':
      return aboutPackage(page, ground, subject);
  }
}

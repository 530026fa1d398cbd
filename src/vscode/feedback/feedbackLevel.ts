/**
 * How much is written down. Nothing of it leaves the machine, whatever VS Code's telemetry setting says; but who has switched that off
 * wants little recorded, and so gets `no code` instead of `all` as long as they have not said themselves what they want.
 */
import * as vscode from 'vscode';
import type { FeedbackLevel } from '../../protocol/feedbackLevel.ts';
import { readSetting } from '../settings.ts';

export function feedbackLevel(): FeedbackLevel {
  const set = vscode.workspace.getConfiguration('groundplan').inspect('feedback.level');
  const said = set?.globalValue ?? set?.workspaceValue ?? set?.workspaceFolderValue;
  if (said !== undefined || vscode.env.isTelemetryEnabled) return readSetting('feedback.level');
  return 'no code';
}

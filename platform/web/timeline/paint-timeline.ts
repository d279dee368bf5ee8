import { paintBackground } from './paint-background.ts';
import { paintHeader, paintNow, paintNowFlag } from './paint-header.ts';
import { paintLinks } from './paint-links.ts';
import { paintLabels, paintRows } from './paint-rows.ts';
import { firstVisibleRow, lastVisibleRow, type Scene } from './scene.ts';

/** Paints one frame: only the rows, links, shades and header cells that the window shows. */
export function paintTimeline(scene: Scene): void {
  const { context, palette } = scene;
  const first = firstVisibleRow(scene);
  const last = lastVisibleRow(scene, scene.model.rows.length);
  context.font = `500 12px ${palette.font}`;
  paintBackground(scene, first, last);
  paintLinks(scene, first, last);
  paintRows(scene, first, last);
  paintNow(scene);
  paintLabels(scene, first, last);
  paintHeader(scene);
  paintNowFlag(scene);
}

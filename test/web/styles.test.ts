import { readFileSync } from 'node:fs';
import { compile } from 'sass';
import { expect, it } from 'vitest';

const FOLDER = 'src/web/styles';

it('the style sheet that is served is made of the one that is written: npm run styles', () => {
  const { css } = compile(`${FOLDER}/pages.scss`, {
    loadPaths: ['node_modules/govuk-frontend/dist'],
    style: 'compressed',
  });
  expect(readFileSync(`${FOLDER}/pages.css`, 'utf8').trim()).toBe(css.trim());
});

it('the face and the crown of GOV.UK are theirs, and nothing is loaded from elsewhere', () => {
  const css = readFileSync(`${FOLDER}/pages.css`, 'utf8');
  expect(css).not.toMatch(/GDS Transport|@font-face|crown|url\(|@import/);
  expect(css).toContain('system-ui');
});

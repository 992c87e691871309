import { describe, expect, it } from 'vitest';
import { renderBlocks } from '#sandbox/pages/blocks.ts';
import { html } from '#sandbox/pages/html.ts';
import { mrkdwn } from '#sandbox/pages/mrkdwn.ts';
import { readPlace, to } from '#sandbox/pages/place.ts';

const names = { user: () => 'Claire', channel: () => 'maintenance', date: (at: Date) => at.toISOString() };
const shown = (text: string) => mrkdwn(text, names).markup;

describe('HTML', () => {
  it('escapes whatever is put in, lists and attributes too', () => {
    const words = `<script>"'&`;
    expect(html`<a title="${words}">${[words, html`<b>${words}</b>`]}</a>`.markup).not.toMatch(/<script|"'|'&[^#]/);
    expect(html`${false}${null}${undefined}${0}`.markup).toBe('0');
  });
});

describe("Slack's markup", () => {
  it('shows bold, italic, struck, code, quotations and fences', () => {
    expect(shown('*gras* _penché_ ~barré~ `code`')).toBe(
      '<strong>gras</strong> <em>penché</em> <s>barré</s> <code>code</code>',
    );
    expect(shown('&gt; une\n> deux\nfin')).toBe('<blockquote>une<br>deux<br></blockquote>fin');
    expect(shown('avant\n```\n*pas gras*\n```\naprès')).toContain('<pre>*pas gras*\n</pre>');
  });

  it('knows mentions, links and dates', () => {
    expect(shown('<@U1> <!here> <#C1> <tel:+33612345678|06 12>')).toContain('@Claire');
    expect(shown('<tel:+33612345678|06 12>')).toBe('<a href="tel:+33612345678" rel="noreferrer">06 12</a>');
    expect(shown('<!date^0^{ago}|x>')).toContain('1970-01-01');
  });

  it('lets words of people do nothing', () => {
    expect(shown('&lt;script&gt;alert(1)&lt;/script&gt; &lt;!channel&gt;')).toBe(
      '&#60;script&#62;alert(1)&#60;/script&#62; &#60;!channel&#62;',
    );
    expect(shown('<javascript:alert(1)|cliquez>')).not.toContain('href');
    expect(shown('\u2060*\u2060gras\u2060*\u2060')).not.toContain('<strong>');
    expect(shown('2*3*4 et mot_avec_tirets')).not.toMatch(/<strong>|<em>/);
  });
});

describe('blocks', () => {
  it('become forms whose buttons say what was pressed', () => {
    const block = {
      type: 'actions',
      block_id: 'b',
      elements: [{ type: 'button', action_id: 'take', value: '"x"', text: { type: 'plain_text', text: 'Prendre' } }],
    };
    const { markup } = renderBlocks([block], { names, form: { action: '/sandbox/slack/clic', hidden: { ts: '1.2' } } });
    expect(markup).toContain('method="post"');
    expect(markup).toContain('value="[&#34;b&#34;,&#34;take&#34;,&#34;\\&#34;x\\&#34;&#34;]"');
  });

  it('label every field, and show the error of one', () => {
    const block = {
      type: 'input',
      block_id: 'b',
      label: { type: 'plain_text', text: 'Motif' },
      element: { type: 'plain_text_input', action_id: 'a', multiline: true },
    };
    const { markup } = renderBlocks([block], {
      names,
      state: { b: { a: { type: 'plain_text_input', value: '</textarea><script>' } } },
      errors: { b: 'Il faut un motif.' },
    });
    expect(markup).toContain('<label for="champ.b.a">Motif</label>');
    expect(markup).toContain('Il faut un motif.');
    expect(markup).not.toContain('<script>');
  });
});

describe('a place', () => {
  it('is all in its address', () => {
    const place = readPlace({ de: '+33612345678', vue: 'slack', salon: 'C1', fil: '1.2', erreur: 'non', other: 'x' });
    expect(readPlace(Object.fromEntries(new URL(to(place), 'http://x').searchParams))).toEqual({
      ...place,
      erreur: '',
    });
    expect(readPlace({ vue: ['a', 'b'], canal: 'fax' })).toMatchObject({ vue: 'telephone', canal: 'sms' });
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { html } from '../../src/web/html.js';
import { attributes, readable } from './support.js';

describe('html', () => {
  it('escapes text and keeps markup', () => {
    expect(html`<p>${'<b>"A" & \'B\'</b>'}${html`<i>${'>'}</i>`}</p>`.markup).to.equal(
      '<p>&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;<i>&gt;</i></p>',
    );
  });

  it('joins lists and leaves nothing behind for what is absent', () => {
    expect(html`${[html`<li>1</li>`, [html`<li>${2}</li>`]]}${undefined}${false}${''}${0}`.markup).to.equal('<li>1</li><li>2</li>0');
  });

  it('never lets text become markup, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const page = html`<p title="${text}">${text}</p>`.markup;
        expect(page.match(/[<>]/g)).to.have.length(4);
        expect(page.match(/"/g)).to.have.length(2);
        expect(attributes(page, 'title')).to.deep.equal([text]);
        expect(readable(page).trim()).to.equal(text.replace(/\s+/g, ' ').trim());
      }),
    );
  });
});

/** A short fuzz with every test run; the long one is `npm run fuzz`. */
import { expect } from 'chai';
import { type LocalIssuer, startIssuer } from '../teams/issuer.js';
import { fuzz } from './run.js';

describe('generated requests', function () {
  this.timeout(120_000);
  let issuer: LocalIssuer;
  before(async () => {
    issuer = await startIssuer();
  });
  after(() => issuer.stop());

  it('get no 5xx, leave no rejection unhandled and no failure in the log', async () => {
    const { sent, statuses, failures, unhandled, codes } = await fuzz(2_000, 20_261_125, issuer);
    expect(failures.map(({ status, request }) => `${status} ${request.body.slice(0, 300)}`)).to.deep.equal([]);
    expect(unhandled).to.deep.equal([]);
    expect(codes).not.to.have.any.keys('LOTSE-203', 'LOTSE-301', 'LOTSE-303');
    expect(sent).to.equal(2_000);
    // It is a fuzz of the bot, not only of its doors.
    expect(statuses[200]).to.be.greaterThan(500);
    expect(statuses[400]).to.be.greaterThan(100);
    expect(statuses[401]).to.be.greaterThan(100);
  });
});

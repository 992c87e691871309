import { expect, describe as group, it } from 'vitest';
import { describe, isDuplicate, PermanentError, RetryLater, sqlState } from '#lib/errors.ts';

group('describe', () => {
  it('tells what failed and because of what, on one line', () => {
    const error = new RetryLater('cannot send', { cause: new Error('connect\n  failed', { cause: 'no route' }) });
    expect(describe(error)).toBe('cannot send, because: connect failed, because: no route');
    expect(describe(undefined)).toBe('undefined');
    expect(describe({ a: 1 })).toBe('{"a":1}');
    // Node's failure to connect to any of several addresses has no message of its own.
    expect(describe(new AggregateError([new Error('::1 refused'), new Error('127.0.0.1 refused')]))).toBe(
      '::1 refused; 127.0.0.1 refused',
    );
  });

  it('ends, whatever turns in a circle', () => {
    const error = new Error('a');
    error.cause = error;
    expect(describe(error).length).toBeLessThan(200);
  });
});

group('the kinds of failure', () => {
  it('carry when to try again', () => {
    expect(new RetryLater('busy', { afterMs: 5000 }).afterMs).toBe(5000);
    expect(new PermanentError('gone', { cause: 1 })).toMatchObject({
      name: 'PermanentError',
      message: 'gone',
      cause: 1,
    });
    expect('cause' in new PermanentError('gone')).toBe(false);
  });

  it('are told by SQLSTATE, not by codes that look like one', () => {
    expect(sqlState({ code: '23505' })).toBe('23505');
    expect(sqlState({ code: 'P2002', meta: { driverAdapterError: { cause: { originalCode: '23505' } } } })).toBe(
      '23505',
    );
    expect([
      sqlState({ code: 'EPIPE' }),
      sqlState({ code: 'P2002' }),
      sqlState(new Error('x')),
      sqlState(null),
    ]).toEqual([undefined, undefined, undefined, undefined]);
    expect(sqlState({ code: 'P0001' })).toBe('P0001');
    expect([isDuplicate({ code: '23505' }), isDuplicate({ code: '40P01' })]).toEqual([true, false]);
  });
});

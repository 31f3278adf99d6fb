import { describe, expect, test } from 'vitest';
import { patientPort } from '../../../main/engine/start/patient-port.ts';

describe('a port that comes before the engine is open', () => {
  test('gives what it brought in its order, then what follows', () => {
    const heard: unknown[] = [];
    const port = patientPort(
      () => undefined,
      () => undefined,
    );
    port.take('first');
    port.take('second');
    port.onMessage((data) => heard.push(data));
    expect(heard).toEqual(['first', 'second']);
    port.take('third');
    expect(heard).toEqual(['first', 'second', 'third']);
  });

  test('tells its end to one who listens only afterwards', () => {
    let ends = 0;
    const port = patientPort(
      () => undefined,
      () => undefined,
    );
    port.end();
    port.onClose(() => {
      ends += 1;
    });
    expect(ends).toBe(1);
  });

  test('tells its end once to one who listened before', () => {
    let ends = 0;
    const port = patientPort(
      () => undefined,
      () => undefined,
    );
    port.onClose(() => {
      ends += 1;
    });
    port.end();
    expect(ends).toBe(1);
  });
});

import { type CrashCase, judge, type Verdict, wordOf } from './crash-case.ts';
import { type EngineChild, forkEngine } from './engine-child.ts';
import { openScene, type Scene } from './scene.ts';
import { play } from './strike.ts';
import type { Template } from './template.ts';

/** Runs cases one after another. */
export interface CrashStage {
  run(crash: CrashCase): Promise<Verdict>;
  close(): Promise<void>;
}

/** Cases for which a scene is used: networks limit what one account may publish in a day. */
const casesOfAScene = 8;

/** After so long (ms) no case will end any more. */
const hopeless = 300_000;

/** Opens a stage; `engineFile` is the bundle of the engine under blows. */
export function openCrashStage(template: Template, engineFile: string): CrashStage {
  // One process is always kept ready, so that its start falls into the case before.
  let spare = forkEngine(engineFile);
  const library = template.library();
  let scene: Scene | undefined;
  let played = 0;

  function fork(): EngineChild {
    const ready = spare;
    spare = forkEngine(engineFile);
    return ready;
  }

  async function leaveScene(): Promise<void> {
    await scene?.close();
    scene = undefined;
    played = 0;
  }

  return {
    async run(crash) {
      // What happens in calm decides which cases there are: nothing may have been before.
      if (crash.blow === 'none') await leaveScene();
      scene ??= await openScene(template, library, fork);
      const verdict = await Promise.race([playSafely(scene, crash), standsStill()]);
      played += 1;
      // What a case leaves behind must not decide the next: only one that ended well, as if nothing had been, is followed.
      const clean = judge(crash, verdict).length === 0 && verdict.state === 'published' && verdict.struck;
      if (!clean || played >= casesOfAScene) await leaveScene();
      else await scene.clear();
      return verdict;
    },
    async close() {
      await leaveScene();
      spare.kill();
      await spare.ended;
    },
  };
}

/** What is said of a case that does not come to its end. */
const noEnd: Verdict = { state: 'stuck', visible: 0, asked: false, calls: [], steps: 0, struck: true };

function standsStill(): Promise<Verdict> {
  return new Promise((resolve) => setTimeout(resolve, hopeless, noEnd).unref());
}

/** A call that fails is a fault of the case like any other, and must not end the others. */
async function playSafely(scene: Scene, crash: CrashCase): Promise<Verdict> {
  try {
    return await play(scene, crash);
  } catch (error) {
    console.error(wordOf(crash), error);
    return noEnd;
  }
}

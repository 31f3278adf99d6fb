import type {
  BreachAnswers,
  Recommendation,
  RecommendationReason,
  RiskQuestion,
} from '../../../shared/model/breach.ts';
import { riskQuestion } from '../../../shared/model/breach.ts';

/**
 * Who should be told, from the answers about risk, and why (GDPR Art. 33(1), 34(1) and (3); EDPB Guidelines 9/2022). What the owner does not
 * know counts for the people concerned: a danger as there, a protection as missing. Null while a question is open.
 */
export function recommend({ risk, nature }: Pick<BreachAnswers, 'risk' | 'nature'>): Recommendation | null {
  if (riskQuestion.options.some((question) => risk[question] === undefined)) return null;
  const isDanger = (question: RiskQuestion): boolean => risk[question] !== 'no';
  const protects = (question: RiskQuestion): boolean => risk[question] === 'yes';
  const unknown: RecommendationReason[] = Object.values(risk).includes('unknown') ? ['unknown'] : [];

  if (!isDanger('others')) return { decision: 'nobody', reasons: ['nobody-else'] };
  // What cannot be read can still be missing or false.
  const onlySeen = nature.every((each) => each === 'confidentiality');
  if (protects('unreadable') && onlySeen) return { decision: 'nobody', reasons: ['unreadable'] };

  const dangers = (['sensitive', 'misuse', 'many'] as const).filter(isDanger);
  const contained = protects('contained');
  if (dangers.length === 0) {
    return contained
      ? { decision: 'nobody', reasons: ['no-harm', 'contained'] }
      : { decision: 'authority', reasons: ['not-contained', ...unknown] };
  }
  // Art. 34(3)(b): measures that make the high risk unlikely spare the notice to the people, not the one to the authority.
  if (contained) return { decision: 'authority', reasons: [...dangers, 'contained', ...unknown] };
  const isHigh = dangers.includes('sensitive') || dangers.includes('misuse');
  return {
    decision: isHigh ? 'authority-and-persons' : 'authority',
    reasons: [...dangers, 'not-contained', ...unknown],
  };
}

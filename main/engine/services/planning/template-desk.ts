import type { TemplateCard } from '../../../../shared/contract/templates.ts';
import type { Draft } from '../../../../shared/model/post.ts';
import { maxTemplates } from '../../../../shared/model/template.ts';
import { withoutConsent } from '../../../../shared/model/without-consent.ts';
import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { TemplateRow, TemplateStore } from '../../store/repositories/templates.ts';

export interface TemplateDeskParts {
  readonly templates: TemplateStore;
  readonly clock: Clock;
  readonly events: Events;
}

/** What the owner does with templates. */
export interface TemplateDesk {
  list(): readonly TemplateCard[];
  draft(id: string): Draft;
  save(id: string, name: string, draft: Draft): void;
  rename(id: string, name: string): void;
  delete(id: string): void;
}

const excerptLength = 200;

/** Creates the desk of an engine. */
export function createTemplateDesk({ templates, clock, events }: TemplateDeskParts): TemplateDesk {
  function get(id: string): TemplateRow {
    const template = templates.get(id);
    if (template === undefined) throw new ExpectedError('not-found');
    return template;
  }

  function card(template: TemplateRow): TemplateCard {
    const { text, media, variants } = templates.draft(template);
    const words = text === '' ? (variants.find((variant) => variant.text !== null)?.text ?? '') : text;
    const used = [...media, ...variants.flatMap((variant) => variant.media ?? [])];
    return {
      id: template.id,
      name: template.name,
      excerpt: words.slice(0, excerptLength),
      media: new Set(used.map(({ assetId }) => assetId)).size,
      accountIds: variants.map(({ accountId }) => accountId),
      updatedAt: template.updated_at,
    };
  }

  const changed = (): void => events.changes.emit({ topics: ['templates'] });

  return {
    list: () => templates.all().map(card),
    draft: (id) => templates.draft(get(id)),
    save(id, name, draft) {
      if (templates.get(id) !== undefined) return;
      if (templates.all().length >= maxTemplates) throw new ExpectedError('too-many-templates');
      const now = clock.now();
      templates.insert({
        id,
        name,
        draft: JSON.stringify(withoutConsent(draft)),
        created_at: now,
        updated_at: now,
      });
      changed();
    },
    rename(id, name) {
      get(id);
      templates.rename(id, name, clock.now());
      changed();
    },
    delete(id) {
      templates.delete(id);
      changed();
    },
  };
}

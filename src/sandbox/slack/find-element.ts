// The element that somebody means by an action_id, and by its value where several are called so.
import { WrongRequest } from '../wrong-request.ts';
import { elementsOf, optionsOf } from './elements.ts';
import type { Block, Element, SlackMessage } from './shapes.ts';

export interface Found {
  block: Block;
  element: Element;
}

export function blocksOf(message: Pick<SlackMessage, 'blocks' | 'attachments'>): Block[] {
  return [...message.blocks, ...message.attachments.flatMap(({ blocks = [] }) => blocks)];
}

export function findElement(blocks: readonly Block[], actionId: string, value: unknown, blockId?: string): Found {
  const all = blocks.flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
  const called = all.filter(
    ({ block, element }) => element.action_id === actionId && (blockId === undefined || block.block_id === blockId),
  );
  if (called.length === 0) {
    const offered = all.map(({ element }) => element.action_id);
    throw new WrongRequest(
      `there is no "${actionId}" here; there is ${offered.length === 0 ? 'nothing to click' : [...new Set(offered)].join(', ')}`,
    );
  }
  const [only, ...others] = called;
  if (others.length === 0 || value === undefined) return only!;
  const meant = called.find(
    ({ element }) => element.value === value || optionsOf(element).some((option) => option.value === value),
  );
  if (meant !== undefined) return meant;
  throw new WrongRequest(
    `no "${actionId}" here has the value "${String(value)}"; there is ${called.map(({ element }) => String(element.value)).join(', ')}`,
  );
}

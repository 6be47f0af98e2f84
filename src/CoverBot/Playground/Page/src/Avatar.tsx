/** Initials on a colour of the person's own; decoration beside the name. */
export function Avatar({ name, tone }: { name: string; tone: number }) {
  return <span class={`avatar tone-${tone % 6}`} aria-hidden="true">{name.slice(0, 1)}</span>;
}

export function BotAvatar() {
  return <img class="avatar" src="/playground/icon.svg" alt="" width="36" height="36" />;
}

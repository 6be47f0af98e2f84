namespace CoverBot.Playground;

/// <summary>The tables of the Playground's world.</summary>
internal static class WorldSchema
{
    /// <summary>
    /// <c>message.seen_by</c> names the only person who sees it, <c>message.delivery</c> the action it answers: one answer per action. <c>delivery.done</c> is 1
    /// once the bot has acknowledged it, <c>quiet</c> when its answer is shown to nobody. Moments are ISO texts of the pushed clock.
    /// </summary>
    public const string Tables = """
        create table if not exists meta (key text primary key, value text not null) strict;
        create table if not exists person (
            id text primary key, place integer not null, name text not null, full_name text not null, zone text not null,
            role text not null, outsider integer not null, tries text not null) strict;
        create table if not exists conversation (id text primary key, place integer not null, name text not null, owner text) strict;
        create table if not exists membership (
            conversation text not null, person text not null, read integer not null default 0, primary key (conversation, person)) strict;
        create table if not exists message (
            number integer primary key autoincrement, conversation text not null, author text, seen_by text, text text, card text,
            mark text, delivery text unique, created text not null, edited text, edits integer not null default 0) strict;
        create index if not exists message_in on message (conversation, number);
        create index if not exists message_mark on message (mark) where mark is not null;
        create table if not exists delivery (
            number integer primary key autoincrement, kind text not null, person text not null, conversation text not null, body text not null,
            at text not null, quiet integer not null, done integer not null default 0) strict;
        """;

    /// <summary>Empties the world. Numbers go on rising: an id is never used for a second thing.</summary>
    public const string Clear = """
        delete from message; delete from delivery; delete from membership; delete from conversation; delete from person;
        delete from meta where key <> 'world';
        """;
}

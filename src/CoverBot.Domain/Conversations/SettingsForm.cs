using System.Collections.Immutable;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Time;
using CoverBot.Domain.Wording;
using NodaTime;
using Command = CoverBot.Domain.Deciding.Command;

namespace CoverBot.Domain.Conversations;

/// <summary>"settings": one's own working week, and for leads the crew's quiet hours, leads and time zone.</summary>
internal static class SettingsForm
{
    /// <summary>A working day is at least this long.</summary>
    private static readonly Duration Shortest = Duration.FromHours(1);

    public static Form For(Talk talk)
    {
        var (week, quiet) = (talk.Me!.Week, talk.Crew.Settings.Quiet);
        var zone = talk.Crew.Settings.ZoneId;
        var people = talk.Crew.Members.Values.Where(member => member.Here).OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase).Take(100);
        return new Form(Press.Of("save-settings"), "Settings", "Save", [
            new Field.Words(Text.Of($"Your time zone is {Zones.Words(week.ZoneId)}, from your chat profile.")),
            new Field.Choice("days", "Your working days", [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).Select(day => new Option(day.ToString(), day.ToString()))],
                [.. week.Days.Select(day => day.ToString())], Several: true),
            new Field.Time("from", "You begin at", DateWords.Clock(week.From)),
            new Field.Time("to", "You end at", DateWords.Clock(week.To)),
            .. !talk.Crew.IsLead(talk.By) ? Array.Empty<Field>() : [
                new Field.Time("quietFrom", "Quiet hours of the team, from (empty: none)", quiet is null ? "" : DateWords.Clock(quiet.From), Optional: true),
                new Field.Time("quietTo", "Quiet hours, to", quiet is null ? "" : DateWords.Clock(quiet.To), Optional: true),
                new Field.Choice("leads", "Leads: who hears of it when nobody can step in", [.. people.Select(member => new Option(member.Id.Value, member.Name))],
                    [.. talk.Crew.Settings.Leads.Where(lead => talk.Crew[lead].Here).Select(lead => lead.Value)], Several: true),
                new Field.Choice("zone", "Time zone of the team: clients read their hours in it", [.. people.Select(member => member.Week.ZoneId).Prepend(zone).Distinct().Select(id => new Option(id, Zones.Words(id)))], [zone]),
            ],
        ]);
    }

    public static Decision Save(Talk talk, Fields fields)
    {
        var errors = ImmutableDictionary.CreateBuilder<string, string>();
        var commands = ImmutableArray.CreateBuilder<Command>();
        if (Week(talk, fields, errors) is { } week)
        {
            commands.Add(week);
        }
        if (talk.Crew.IsLead(talk.By) && fields.Has("leads"))
        {
            Lead(talk, fields, errors, commands);
        }
        if (errors.Count > 0)
        {
            return new Decision.Done([], new Answer.Errors(errors.ToImmutable()));
        }
        var decision = talk.All(commands);
        return decision is Decision.Done done
            ? done with { Answer = new Answer.Reply(Card.Of(done.Events.IsEmpty ? "Nothing was changed." : "Your settings are saved.")) }
            : decision;
    }

    private static Command.SetWeek? Week(Talk talk, Fields fields, ImmutableDictionary<string, string>.Builder errors)
    {
        ImmutableArray<IsoDayOfWeek> days = [.. fields["days"].Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(day => Enum.TryParse<IsoDayOfWeek>(day, out var known) && Enum.IsDefined(known) ? known : IsoDayOfWeek.None).Where(day => day != IsoDayOfWeek.None)];
        if (days.IsEmpty)
        {
            errors["days"] = "Tick at least one day.";
        }
        var (from, to) = (Time(fields, "from", errors), Time(fields, "to", errors));
        if (from is { } begin && to is { } end && Period.Between(begin, end).ToDuration() < Shortest)
        {
            errors["to"] = "A working day ends at least an hour after it begins, on the same day.";
        }
        return days.IsEmpty || from is null || to is null ? null : new Command.SetWeek(talk.By, days, from.Value, to.Value);
    }

    private static void Lead(Talk talk, Fields fields, ImmutableDictionary<string, string>.Builder errors, ImmutableArray<Command>.Builder commands)
    {
        var off = fields["quietFrom"].Length == 0 && fields["quietTo"].Length == 0;
        var (from, to) = off ? (null, null) : (Time(fields, "quietFrom", errors), Time(fields, "quietTo", errors));
        if (from is not null && from == to)
        {
            errors["quietTo"] = "Pick another time than the one they begin at.";
        }
        commands.Add(new Command.SetQuiet(talk.By, from is { } begin && to is { } end ? new QuietHours(begin, end) : null));
        var picked = fields["leads"].Split(',', StringSplitOptions.RemoveEmptyEntries).Where(talk.Crew.Members.ContainsKey).Select(id => new MemberId(id)).ToList();
        if (picked.Count == 0)
        {
            errors["leads"] = "Somebody has to be the lead.";
        }
        // Who is a lead already keeps the place, also one who has left; who comes new is last.
        commands.Add(new Command.SetLeads(talk.By, [
            .. talk.Crew.Settings.Leads.Where(lead => picked.Contains(lead) || !talk.Crew[lead].Here), .. picked.Where(lead => !talk.Crew.Settings.Leads.Contains(lead))]));
        if (Zones.Known(fields["zone"]) is { } zone)
        {
            commands.Add(new Command.SetZone(talk.By, zone));
        }
    }

    private static LocalTime? Time(Fields fields, string key, ImmutableDictionary<string, string>.Builder errors)
    {
        if (fields.Time(key) is { } time)
        {
            return time;
        }
        errors[key] = "Pick a time, such as 09:00.";
        return null;
    }
}

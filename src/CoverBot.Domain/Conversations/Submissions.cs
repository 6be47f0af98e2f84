using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Dates;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Grammar;
using NodaTime.Text;
using Command = CoverBot.Domain.Deciding.Command;

namespace CoverBot.Domain.Conversations;

/// <summary>A form sent off: read field by field, errors stay at their field, then decided.</summary>
internal static class Submissions
{
    /// <summary>The longest text of one field, whatever the form said: a hand-made request must not fill a crew's document.</summary>
    private const int Longest = 3000;

    public static Decision Respond(Talk talk, Inbound.Submitted form)
    {
        var fields = new Fields(form.Values);
        if (form.Values.FirstOrDefault(field => field.Value.Length > Longest) is { Key: not null } tooLong)
        {
            return Errors(tooLong.Key, $"That is longer than {Longest} characters; please shorten it.");
        }
        return form.Form.Verb switch
        {
            "away-form" when talk.Crew.Members.ContainsKey(form.Form[0]) => Away(talk, new MemberId(form.Form[0]), fields),
            Forms.AddClientVerb => AddClient(talk, form.Form[0], fields),
            "save-playbook" when PressedButtons.Client(talk, form.Form[0]) is { } client => Playbook(talk, client, fields),
            _ => talk.Crew.Absences.TryGetValue(form.Form[0], out var absence) ? OfAbsence(talk, form.Form, absence, fields) : new Decision.Refused(Refusals.Unknown()),
        };
    }

    private static Decision OfAbsence(Talk talk, Press form, Absence absence, Fields fields) => form.Verb switch
    {
        "choose" => Choose(talk, form, absence, fields),
        "read-back" => fields["first"].Length == 0
            ? Errors("first", "One line is needed: the first thing you'll do.")
            : talk.Decide(new Command.ReadBackHandover(talk.By, absence.Id, fields["first"], fields["worry"], fields["question"], fields.Ticked("gotIn"))),
        "leave-out" => LeaveOut(talk, absence, fields),
        "heat" => talk.Decide(new Command.SetDetails(talk.By, absence.Id, fields.Details(absence.Covers.Select(cover => cover.Client)), fields.Reach)),
        "words" => Words(talk, absence, fields),
        "ask-one" => AskSomebody(talk, absence, fields),
        "longer" => Longer(talk, absence, fields),
        _ => new Decision.Refused(Refusals.Unknown()),
    };

    private static Decision Away(Talk talk, MemberId owner, Fields fields)
    {
        var reading = When.Read(fields["when"], talk.NowOf(owner));
        if (reading is not Reading.Range range)
        {
            return Errors("when", reading is Reading.Unclear unclear
                ? $"{unclear.Sentence} Try: {unclear.Try}"
                : "That can be read in two ways. Please write the month in words, such as 3 apr.");
        }
        var mine = talk.Crew.Clients.Values.Where(client => client.Owner == owner && !client.Archived).Select(client => client.Id).ToList();
        var picked = fields.Clients(talk, "clients").Intersect(mine).ToImmutableArray();
        if (mine.Count > 0 && picked.IsEmpty)
        {
            return Errors("clients", "Tick at least one client, or all of them.");
        }
        var kind = owner == talk.By ? AbsenceKind.Planned : AbsenceKind.Reported;
        var only = picked.Length == mine.Count ? [] : picked;
        return talk.Soft(talk.Decide(new Command.GoAway(talk.By, owner, new AbsenceId(talk.Inbound.NewId), kind, AwayLines.Span(range.Period), only, [],
            fields.Reach ?? Reach.NotAtAll, fields.Details(picked), false, null)));
    }

    private static Decision AddClient(Talk talk, string channelId, Fields fields)
    {
        if (fields["name"].Length == 0)
        {
            return Errors("name", "Please give the client a name, such as Acme Ltd.");
        }
        var facts = channelId.Length == 0 || fields["told"] == "hand" ? null : talk.Facts.Of(talk.ChannelNamed(channelId));
        if (channelId.Length > 0 && fields["told"] == "channel" && facts is null)
        {
            return Errors("told", "I can't see that channel any more. Invite me to it again, or pick by hand.");
        }
        ImmutableArray<MemberId> backups = [.. new[] { fields["first"], fields["second"] }.Where(id => talk.Crew.Members.ContainsKey(id)).Select(id => new MemberId(id)).Distinct()];
        ToldHow told = facts is null ? new ToldHow.ByHand() : SetupLines.InChannel(talk.Crew, facts);
        var book = Crews.Playbook.Empty with { FirstThing = fields["firstThing"], Access = fields["access"], WhomToCall = fields["whomToCall"], TouchedOn = talk.Now.Date };
        var decision = talk.Decide(new Command.AddClient(talk.By, new ClientId(talk.Inbound.NewId), fields["name"], talk.By, told, backups, fields["first"] == Forms.NobodyNeeded, book));
        return decision is Decision.Refused refused ? Errors("name", refused.Refusal.Sentence) : decision;
    }

    private static Decision Playbook(Talk talk, ClientId id, Fields fields)
    {
        var book = talk.Crew[id].Playbook;
        var detail = fields.Details([id]).FirstOrDefault();
        return talk.Decide(new Command.WritePlaybook(talk.By, id, book with
        {
            Heat = detail?.Heat ?? book.Heat,
            Why = detail?.Why ?? book.Why,
            Nutshell = fields["nutshell"],
            FirstThing = fields["firstThing"],
            Routines = Routines.Read(fields["routines"]),
            Parked = fields["parked"],
            IfThen = fields["ifThen"],
            WhomToCall = fields["whomToCall"],
            Access = fields["access"],
        }, fields.Has("needs") ? fields["needs"] == Forms.NobodyNeeded : null));
    }

    /// <summary>What is ticked is a yes, the rest a no: two decisions on one state, told as one.</summary>
    private static Decision Choose(Talk talk, Press form, Absence absence, Fields fields)
    {
        var ask = PressedButtons.Number(form[1]);
        var yes = fields.Clients(talk, "yes").ToImmutableArray();
        var no = absence.Asks.Where(one => one.Number == ask && one.Member == talk.By).SelectMany(one => one.Lines)
            .Where(line => line.Offer.CanBeAccepted && !yes.Contains(line.Client)).Select(line => line.Client).ToImmutableArray();
        if (yes.IsEmpty)
        {
            return talk.Decide(new Command.Decline(talk.By, absence.Id, no, ask, fields["reason"]));
        }
        var accepted = talk.Decide(new Command.Accept(talk.By, absence.Id, yes, ask, PressedButtons.Number(form[2])));
        return no.IsEmpty ? accepted : Then(talk, accepted, new Command.Decline(talk.By, absence.Id, no, ask, fields["reason"]));
    }

    /// <summary>A second decision on what the first one made, told as one.</summary>
    private static Decision Then(Talk talk, Decision first, Command next) => first is Decision.Done done
        && Decider.Decide(next, done.Events.Aggregate(talk.Crew, Evolve.Apply), talk.At) is Decision.Done more
        ? done with { Events = done.Events.AddRange(more.Events) }
        : first;

    private static Decision LeaveOut(Talk talk, Absence absence, Fields fields)
    {
        var clients = fields.Clients(talk, "clients").Where(client => absence.CoverOf(client) is not null).ToImmutableArray();
        var told = fields.Clients(talk, "told").Where(client => absence.CoverOf(client) is not null && !clients.Contains(client)).ToImmutableArray();
        if (clients.IsEmpty && told.IsEmpty)
        {
            return Errors("clients", "Tick the client that stays with you, or that is only told.");
        }
        if (told.IsEmpty || clients.IsEmpty)
        {
            return talk.Decide(told.IsEmpty ? new Command.LeaveOut(talk.By, absence.Id, clients) : new Command.OnlyTell(talk.By, absence.Id, told));
        }
        return Then(talk, talk.Decide(new Command.LeaveOut(talk.By, absence.Id, clients)), new Command.OnlyTell(talk.By, absence.Id, told));
    }

    private static Decision Words(Talk talk, Absence absence, Fields fields)
    {
        Decision last = new Decision.Done([], new Answer.Reply(Card.Of("Nothing was changed.")));
        var crew = talk.Crew;
        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var cover in absence.Covers.Where(cover => fields.Has("words-" + cover.Client.Value)))
        {
            last = Decider.Decide(new Command.ChangeWords(talk.By, absence.Id, cover.Client, fields["words-" + cover.Client.Value]), crew, talk.At);
            if (last is not Decision.Done done)
            {
                return last;
            }
            events.AddRange(done.Events);
            crew = done.Events.Aggregate(crew, Evolve.Apply);
        }
        return last is Decision.Done answer ? answer with { Events = events.ToImmutable() } : last;
    }

    private static Decision AskSomebody(Talk talk, Absence absence, Fields fields)
    {
        if (PressedButtons.Client(talk, fields["client"]) is not { } client || absence.CoverOf(client) is null)
        {
            return Errors("client", "Pick the client.");
        }
        return talk.Crew.Members.ContainsKey(fields["member"])
            ? talk.Decide(new Command.HandTo(talk.By, absence.Id, client, new MemberId(fields["member"])))
            : Errors("member", "Pick a person.");
    }

    private static Decision Longer(Talk talk, Absence absence, Fields fields)
    {
        if (!LocalDatePattern.Iso.Parse(fields["last"]).TryGetValue(default, out var last))
        {
            return Errors("last", "Pick a day, such as 2026-12-09.");
        }
        return last < talk.Now.Date || last < absence.Span.FirstDay
            ? Errors("last", "That day has passed already.")
            : talk.Decide(new Command.ChangeDates(talk.By, absence.Id, new AwaySpan(absence.Span.From, last.PlusDays(1).AtMidnight(), true)));
    }

    private static Decision.Done Errors(string field, string sentence) =>
        new Decision.Done([], new Answer.Errors(ImmutableDictionary<string, string>.Empty.Add(field, sentence)));
}

using System.Collections.Immutable;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using CoverBot.Domain.Wording;
using NodaTime.Text;
using Command = CoverBot.Domain.Deciding.Command;

namespace CoverBot.Domain.Conversations;

/// <summary>A form sent off: read field by field, errors stay at their field, then decided.</summary>
internal static class Submissions
{
    /// <summary>The longest text of one field, whatever the form said: a hand-made request must not fill a crew's document.</summary>
    private const int Longest = 3000;

    private static readonly string[] BackupFields = ["first", "second"];

    public static Decision Respond(Talk talk, Inbound.Submitted form)
    {
        var fields = new Fields(form.Values);
        if (form.Values.FirstOrDefault(field => field.Value.Length > Longest) is { Key: not null } tooLong)
        {
            return Errors(tooLong.Key, $"That is longer than {Longest} characters; please shorten it.");
        }
        return form.Form.Verb switch
        {
            "away-form" when talk.Crew.Known(form.Form[0]) is { } owner => AwaySubmissions.New(talk, owner, fields),
            "save-settings" => SettingsForm.Save(talk, fields),
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
        "change" => AwaySubmissions.Change(talk, absence, fields),
        _ => new Decision.Refused(Refusals.Unknown()),
    };

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
        if (fields["second"].Length > 1 && fields["first"] == fields["second"])
        {
            return Errors("second", "That is the same person; pick somebody else, or nobody yet.");
        }
        if (fields["first"] == Forms.NobodyNeeded && talk.Crew.Members.ContainsKey(fields["second"]))
        {
            return Errors("second", "Nobody is needed, so nobody steps in second; pick nobody yet.");
        }
        if (BackupFields.FirstOrDefault(key => fields[key].Length > 1 && fields[key] != Forms.NobodyNeeded && !(talk.Crew.Members.GetValueOrDefault(fields[key])?.Here ?? false)) is { } gone)
        {
            return Errors(gone, "That person is not in the team any more; pick somebody else.");
        }
        ImmutableArray<MemberId> backups = [.. BackupFields.Select(key => fields[key]).Where(talk.Crew.Members.ContainsKey).Select(id => new MemberId(id)).Distinct()];
        ToldHow told = facts is null ? new ToldHow.ByHand() : SetupLines.InChannel(talk.Crew, facts);
        var book = Crews.Playbook.Empty with { FirstThing = fields["firstThing"], Access = fields["access"], WhomToCall = fields["whomToCall"], TouchedOn = talk.Now.Date };
        var decision = talk.Decide(new Command.AddClient(talk.By, new ClientId(talk.Inbound.NewId), fields["name"], talk.By, told, backups, fields["first"] == Forms.NobodyNeeded, book));
        return decision is Decision.Refused refused ? Errors(FieldOf(refused.Refusal.Code), refused.Refusal.Sentence) : decision;
    }

    private static string FieldOf(string refused) => refused switch
    {
        "client.team-channel" or "client.channel-taken" => "told",
        "backups.owner" or "backups.left" => "first",
        _ => "name",
    };

    private static Decision Playbook(Talk talk, ClientId id, Fields fields)
    {
        var book = talk.Crew[id].Playbook;
        if (Forms.Playbook(talk.Crew[id], false).Fields.OfType<Field.Line>().FirstOrDefault(line => fields[line.Key].Length > line.Most) is { } tooLong)
        {
            return Errors(tooLong.Key, $"That is longer than {tooLong.Most} characters; please shorten it.");
        }
        var lines = fields["routines"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > Routines.Most || lines.Any(line => line.StartsWith(';')))
        {
            return Errors("routines", $"One routine a line, what first: phone; 9-13; greet as Acme. Up to {Routines.Most} lines.");
        }
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
        var accept = new Command.Accept(talk.By, absence.Id, yes, ask, PressedButtons.Number(form[2]));
        return no.IsEmpty ? talk.Decide(accept) : talk.All([accept, new Command.Decline(talk.By, absence.Id, no, ask, fields["reason"])]);
    }

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
        return talk.All([new Command.LeaveOut(talk.By, absence.Id, clients), new Command.OnlyTell(talk.By, absence.Id, told)]);
    }

    private static Decision Words(Talk talk, Absence absence, Fields fields)
    {
        var crew = talk.Crew;
        var events = ImmutableArray.CreateBuilder<Event>();
        foreach (var cover in absence.Covers.Where(cover => fields.Has("words-" + cover.Client.Value)))
        {
            var decision = Decider.Decide(new Command.ChangeWords(talk.By, absence.Id, cover.Client, fields["words-" + cover.Client.Value]), crew, talk.At);
            if (decision is not Decision.Done done)
            {
                return decision;
            }
            events.AddRange(done.Events);
            crew = done.Events.Aggregate(crew, Evolve.Apply);
        }
        return new Decision.Done(events.ToImmutable(), new Answer.Reply(Card.Of(WordsChanged(talk.Crew, [.. events.OfType<Event.WordsChanged>()]))));
    }

    private static string WordsChanged(CrewState crew, IReadOnlyList<Event.WordsChanged> changes)
    {
        var own = changes.Where(change => change.Words.Length > 0).Select(change => crew[change.Client].Name).ToList();
        var mine = changes.Where(change => change.Words.Length == 0).Select(change => crew[change.Client].Name).ToList();
        string[] said =
        [
            own.Count == 0 ? "" : $"Noted. {Lists.And(own)} will be told exactly that.",
            mine.Count == 0 ? "" : $"My own words again for {Lists.And(mine)}.",
        ];
        return changes.Count == 0 ? "Nothing was changed." : string.Join(' ', said.Where(sentence => sentence.Length > 0));
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
        if (fields.Day("last") is not { } last)
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

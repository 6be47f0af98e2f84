using System.Collections.Immutable;
using CoverBot.Domain.Bulletins;
using CoverBot.Domain.Cards;
using CoverBot.Domain.Chat;
using CoverBot.Domain.Conversations;
using CoverBot.Domain.Crews;
using CoverBot.Domain.Deciding;
using NodaTime;
using NodaTime.Text;

namespace CoverBot.Tests.Domain.Support;

/// <summary>A crew, its chats and a clock: people type and press, time passes, and messages stand where they would see them.</summary>
internal sealed partial class World
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");
    private readonly List<Message> messages = [];
    private readonly HashSet<(string Board, string Key)> before = [];
    private readonly Dictionary<string, List<string>> rooms = [];
    private int deliveries;

    public CrewState Crew { get; private set; } = CrewState.Empty;

    public Instant Now { get; private set; } = At("2026-11-16 09:00");

    public IReadOnlyList<Message> Messages => messages;

    /// <summary>Every refusal met so far: who, in which room ("" for the own chat), and what.</summary>
    public List<(string Who, string Room, Refusal Refusal)> Refusals { get; } = [];

    /// <summary>London time.</summary>
    public static Instant At(string local) => Local.Parse(local).Value.InZoneLeniently(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();

    /// <summary>Words of the answer; "" when it is silent, the form's fields when one opens.</summary>
    public string Says(string who, string text, string room = "") =>
        Hear(who, room, new Inbound.Typed(Next(), Account(who), Channel(room), Now, "n" + deliveries, text));

    /// <summary>Presses the newest button with this title that stands before the person, in the own chat or in a room.</summary>
    public string Presses(string who, string title, string room = "")
    {
        var seen = Seen(who, room).Reverse().SelectMany(card => card.Buttons).ToList();
        var button = seen.FirstOrDefault(button => button.Title == title)
            ?? throw new InvalidOperationException($"{who} sees no button '{title}', but: {string.Join(", ", seen.Select(one => one.Title))}");
        return Presses(who, button.Press, room);
    }

    public string Presses(string who, Press press, string room = "") =>
        Hear(who, room, new Inbound.Pressed(Next(), Account(who), Channel(room), Now, "n" + deliveries, Press.Parse(press.Code)!, null));

    /// <summary>Fills in the form that opened last for this person and sends it off; fields left out keep what stood in them.</summary>
    public string Sends(string who, params (string Key, string Value)[] values)
    {
        var form = Form(who);
        var all = form.Fields.Where(field => field.Key.Length > 0).ToDictionary(field => field.Key, Standing);
        foreach (var (key, value) in values)
        {
            all[key] = all.ContainsKey(key) ? value : throw new InvalidOperationException($"no field {key}, but: {string.Join(", ", all.Keys)}");
        }
        return Hear(who, "", new Inbound.Submitted(Next(), Account(who), null, Now, "n" + deliveries, Press.Parse(form.Press.Code)!, all.ToImmutableDictionary()));
    }

    /// <summary>Whether this line, typed by this person in the own chat or in a room that person is in, is understood and not refused. Nothing changes.</summary>
    public bool Works(string who, string line) => rooms.Where(room => room.Value.Contains(who)).Select(room => room.Key).Prepend("").Any(room =>
    {
        return Respond(who, new Inbound.Typed("try", Account(who), Channel(room), Now, "try", line)) is Decision.Done done
            && !(done.Answer is Answer.Reply reply && reply.Card.Plain.StartsWith("I did not understand", StringComparison.Ordinal));
    });

    /// <summary>What this press would bring. Nothing changes.</summary>
    public Decision Tries(string who, Press press, string room = "") =>
        Respond(who, new Inbound.Pressed("try", Account(who), Channel(room), Now, "try", Press.Parse(press.Code)!, null));

    /// <summary>The crew as it is, to come back to with <see cref="Restore"/>; messages posted meanwhile are forgotten then.</summary>
    public (CrewState Crew, int Messages) Copy() => (Crew, messages.Count);

    public void Restore((CrewState Crew, int Messages) copy)
    {
        Crew = copy.Crew;
        messages.RemoveRange(copy.Messages, messages.Count - copy.Messages);
        Deliver();
    }

    /// <summary>What the person was answered last, whatever the room.</summary>
    public Answer Answer(string who) => answers[who];

    /// <summary>The form before the person: one with errors stays open.</summary>
    public Form Form(string who) => answers[who] is CoverBot.Domain.Chat.Answer.Ask or CoverBot.Domain.Chat.Answer.Errors && forms.TryGetValue(who, out var form) ? form : throw new InvalidOperationException($"no form before {who}");

    /// <summary>Does it, past the front door: what only the host says.</summary>
    public Decision Decides(Command command)
    {
        var decision = Decider.Decide(command, Crew, Now);
        Take(decision);
        return decision;
    }

    /// <summary>Lets time pass until then (London time), from due to due.</summary>
    public World Until(string local)
    {
        var then = At(local);
        Assert.True(then >= Now, $"{local} is over");
        while (DueTimes.Of(Crew) is { } due && due <= then)
        {
            Now = Instant.Max(Now, due);
            Tick();
        }
        Now = then;
        Tick();
        return this;
    }

    /// <summary>Everything in the person's own chat with the bot, or in a room, as it reads now.</summary>
    public IReadOnlyList<Message> Chat(string where) => [.. messages.Where(message => Place(message.To) == where)];

    /// <summary>The message with this key of the newest board that has one, before this person or in this room.</summary>
    public Message Card(string where, string key) => Chat(where).LastOrDefault(message => message.Key == key)
        ?? throw new InvalidOperationException($"no {key} in {where}, but: {string.Join(", ", Chat(where).Select(message => message.Key))}");

    /// <summary>What a channel or chat reads now, newest last.</summary>
    public string Reads(string where) => string.Join("\n\n", Chat(where).Select(message => message.Plain));

    public static string Place(Address to) => to switch
    {
        Address.Person person => person.Account.User,
        Address.Home home => "home of " + home.Account.User,
        Address.Room room => room.Channel.Id,
        _ => throw new InvalidOperationException($"no such address: {to}"),
    };

    /// <summary>Every answer that anybody got, oldest first.</summary>
    public IReadOnlyList<Answer> Answers => given;

    /// <summary>Every button that stands before somebody now, on a message or on the last answer: who sees it, and in which room ("" for the own chat).</summary>
    public IReadOnlyList<(string Who, string Room, Press Press)> Buttons() => [.. messages
        .SelectMany(message => ReadersOf(message.To).SelectMany(reader => message.Content.Buttons.Select(button => (reader.Who, reader.Room, button.Press))))
        .Concat(answers.SelectMany(answer => answer.Value is Answer.Reply reply ? reply.Card.Buttons.Select(button => (answer.Key, "", button.Press)) : []))
        .Distinct()];

    private readonly Dictionary<string, Answer> answers = [];
    private readonly Dictionary<string, Form> forms = [];
    private readonly List<Answer> given = [];

    private IEnumerable<Card> Seen(string who, string room)
    {
        var answered = answers.GetValueOrDefault(who) is Answer.Reply reply ? reply.Card : null;
        return messages.Where(message => Place(message.To) == (room.Length > 0 ? room : who)).Select(message => message.Content).Concat(answered is null ? [] : [answered]);
    }

    private Decision Respond(string who, Inbound inbound)
    {
        var facts = new Facts(Profile(who), [.. Conversation.Needs(inbound).Select(Facts).OfType<ChannelFacts>()], new CrewId("crew"))
        {
            Code = new LinkCode(Shown(deliveries), Hashed(Shown(deliveries))),
            Link = Conversation.LinkCodeIn(inbound) is { } code ? Looked(code) : null,
        };
        return Conversation.Respond(inbound, facts, Crew, Now);
    }

    private string Hear(string who, string room, Inbound inbound)
    {
        var decision = Respond(who, inbound);
        if (decision is Decision.Refused { Refusal: var refusal })
        {
            Refusals.Add((who, room, refusal));
        }
        answers[who] = decision switch
        {
            Decision.Done done => done.Answer,
            Decision.Refused refused => new Answer.Reply(refused.Refusal.Card, Refused: true),
            _ => throw new InvalidOperationException($"no such decision: {decision}"),
        };
        if (answers[who] is CoverBot.Domain.Chat.Answer.Ask ask)
        {
            forms[who] = ask.Form;
        }
        given.Add(answers[who]);
        Take(decision);
        return Words(answers[who]);
    }

    private static string Words(Answer answer) => answer switch
    {
        Answer.Reply reply => reply.Card.Plain,
        Answer.Public open => open.Card.Plain,
        Answer.Ask ask => ask.Form.Title + "\n" + string.Join('\n', ask.Form.Fields.Select(field => $"{field.Key}: {field.Label}")),
        Answer.Errors errors => string.Join('\n', errors.ByField.Select(error => $"{error.Key}: {error.Value}")),
        _ => "",
    };

    private void Take(Decision decision)
    {
        if (decision is Decision.Done done)
        {
            Crew = done.Events.Aggregate(Crew, Evolve.Apply);
        }
        Tick();
    }

    private void Tick()
    {
        Deliver();
        while (DueTimes.Of(Crew) is { } due && due <= Now + DueTimes.Grace)
        {
            Crew = Assert.IsType<Decision.Done>(Decider.Decide(new Command.Tick(), Crew, Now)).Events.Aggregate(Crew, Evolve.Apply);
            Deliver();
        }
    }

    /// <summary>Makes the chats so, as the courier would on a day without failures.</summary>
    private void Deliver()
    {
        foreach (var board in Bulletin.Boards(Crew))
        {
            foreach (var card in Bulletin.For(board, Crew).Where(card => !before.Contains((board, card.Key))))
            {
                var posted = messages.FirstOrDefault(message => message.Board == board && message.Key == card.Key);
                if (posted is not null && card is BoardCard.Live or BoardCard.Said { State: SaidState.Closed })
                {
                    posted?.Edit(card.Content);
                }
                else if (posted is null && card is BoardCard.Live or BoardCard.Said { State: SaidState.Due })
                {
                    messages.Add(new Message(board, card, Now));
                }
            }
        }
    }

    private string Next() => "d" + ++deliveries;
}

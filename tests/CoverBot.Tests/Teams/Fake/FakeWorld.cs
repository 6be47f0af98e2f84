using System.Globalization;

namespace CoverBot.Tests.Teams.Fake;

/// <summary>Everything Teams holds. Whoever reads or writes holds <see cref="Gate"/>.</summary>
internal sealed class FakeWorld(TimeProvider time)
{
    private readonly List<FakeDeed> deeds = [];
    private readonly List<FakeDeed> lost = [];
    private readonly List<string> complaints = [];
    private readonly HashSet<string> tokens = [];
    private long lastId;
    private int serial;

    public Lock Gate { get; } = new();

    public string AppId { get; } = "22222222-2222-4222-8222-222222222222";

    public string Secret { get; } = "the-client-secret";

    /// <summary>The tenant of the bot's app registration: no other gives it tokens.</summary>
    public string Home { get; } = "11111111-1111-4111-8111-111111111111";

    public List<FakePerson> People { get; } = [];

    public List<FakeConversation> Conversations { get; } = [];

    /// <summary>Tenants whose administrators do not allow the app.</summary>
    public HashSet<string> Disabled { get; } = [];

    /// <summary>Tenants that live in another cloud.</summary>
    public HashSet<string> Elsewhere { get; } = [];

    /// <summary>The biggest message, in bytes of UTF-16.</summary>
    public int Biggest { get; set; } = 100 * 1024;

    /// <summary>A page may hold fewer people than asked for.</summary>
    public int PageSize { get; set; } = 500;

    /// <summary>Whether a message's id is said.</summary>
    public bool NamesMessages { get; set; } = true;

    public TimeProvider Time => time;

    /// <summary>What the bot did, in order.</summary>
    public IReadOnlyList<FakeDeed> Deeds => deeds;

    /// <summary>Those of them that the bot was given no answer to.</summary>
    public IReadOnlyList<FakeDeed> Lost => lost;

    /// <summary>What Teams would have refused or shown wrongly: a test ends with none it did not expect.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>How many tokens were given.</summary>
    public int Issued { get; private set; }

    public string NewId(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{++serial:D4}");

    /// <summary>Milliseconds; unique and rising.</summary>
    public string NewMessageId()
    {
        lastId = Math.Max(lastId + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
        return lastId.ToString(CultureInfo.InvariantCulture);
    }

    public void Complain(string what)
    {
        lock (Gate)
        {
            complaints.Add(what);
        }
    }

    public void Did(string what, FakeConversation where, string message = "", string summary = "") =>
        deeds.Add(new(deeds.Count + 1, what, where.Tenant, where.Id, message, summary));

    /// <summary>The answer to what was just done does not arrive.</summary>
    public void LoseAnswer() => lost.Add(deeds[^1]);

    public string Issue()
    {
        var token = string.Create(CultureInfo.InvariantCulture, $"token-of-the-bot-{++Issued}");
        tokens.Add(token);
        return token;
    }

    public bool Takes(string token) => tokens.Contains(token);

    /// <summary>No token that was given is taken any more.</summary>
    public void DropTokens()
    {
        lock (Gate)
        {
            tokens.Clear();
        }
    }

    /// <summary>The person's own chat; the same each time.</summary>
    public FakeConversation Chat(FakePerson person, string tenant)
    {
        if (Conversations.Find(one => one.Kind == "personal" && one.Tenant == tenant && one.Members.Contains(person)) is { } there)
        {
            return there;
        }
        var chat = new FakeConversation(NewId("a:1chat-"), tenant, "personal", "");
        chat.Members.Add(person);
        Conversations.Add(chat);
        return chat;
    }
}

namespace CoverBot.Domain.Chat;

/// <summary>A person's account on one platform: the key people are recognised by.</summary>
/// <param name="Platform">"slack", "teams" or "playground".</param>
/// <param name="Tenant">The workspace or tenant the account belongs to.</param>
/// <param name="User">The platform's own user id.</param>
public sealed record Account(string Platform, string Tenant, string User);

/// <summary>A channel on one platform.</summary>
/// <param name="Platform">"slack", "teams" or "playground".</param>
/// <param name="Tenant">The workspace or tenant the channel was seen in.</param>
/// <param name="Id">The platform's own channel id.</param>
public sealed record ChannelRef(string Platform, string Tenant, string Id);

/// <summary>Where a card goes: to a person's own chat with the bot, onto the page the bot has for a person, or into a channel.</summary>
public abstract record Address
{
    private Address() { }

    /// <summary>"slack", "teams" or "playground".</summary>
    public abstract string Platform { get; }

    /// <summary>The workspace or tenant it is in.</summary>
    public abstract string Tenant { get; }

    public sealed record Person(Account Account) : Address
    {
        public override string Platform => Account.Platform;

        public override string Tenant => Account.Tenant;
    }

    /// <summary>The bot's own page for one person (Slack's Home tab). It shows one card at a time and never rings: posting there and editing are the same.</summary>
    public sealed record Home(Account Account) : Address
    {
        public override string Platform => Account.Platform;

        public override string Tenant => Account.Tenant;
    }

    public sealed record Room(ChannelRef Channel) : Address
    {
        public override string Platform => Channel.Platform;

        public override string Tenant => Channel.Tenant;
    }
}

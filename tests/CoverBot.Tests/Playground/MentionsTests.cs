using CoverBot.Playground;

namespace CoverBot.Tests.Playground;

[Trait("kind", "rule")]
public sealed class MentionsTests
{
    private static readonly WorldConversation[] Channels = [new("acme", "acme", null)];

    [Theory]
    [InlineData("@CoverBot who acme", "who acme")]
    [InlineData("@coverbot: who #acme", "who <#acme>")]
    [InlineData("lead @Ann", "lead <@ann>")]
    [InlineData("backups all @ben, @CARA", "backups all <@ben>, <@cara>")]
    [InlineData("mail ann@ben.example", "mail ann@ben.example")]
    [InlineData("@Annabel #acmes", "@Annabel #acmes")]
    [InlineData("/away fri", "/away fri")]
    public void People_and_channels_are_read_as_their_ids(string typed, string read) =>
        Assert.Equal(read, Mentions.Read(typed, SampleCrew.People, Channels));

    [Theory]
    [InlineData("@CoverBot who", true)]
    [InlineData("/cover who", true)]
    [InlineData("@CoverBots who", false)]
    [InlineData("ask @CoverBot", false)]
    [InlineData("good morning", false)]
    public void Only_words_that_begin_with_the_bots_name_or_a_slash_are_for_it(string typed, bool forBot) =>
        Assert.Equal(forBot, Mentions.IsForBot(typed));
}

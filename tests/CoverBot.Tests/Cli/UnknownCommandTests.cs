using CoverBot.Cli;

namespace CoverBot.Tests.Cli;

[Trait("kind", "rule")]
public sealed class UnknownCommandTests
{
    [Theory]
    [InlineData("wen", "fri")]
    [InlineData("--environment", "Development", "wen", "fri")]
    public void A_slip_in_the_first_word_is_one_sentence_and_no_host(params string[] args)
    {
        using var errors = new StringWriter();

        Assert.True(UnknownCommand.Refused(args, errors));
        Assert.StartsWith("There is no command wen;", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls", "http://127.0.0.1:5100")]
    [InlineData("--environment", "Development")]
    [InlineData("--environment=Development")]
    [InlineData("/urls", "http://127.0.0.1:5100")]
    [InlineData("Storage:Connection=sqlite:x.db")]
    public void Settings_are_no_commands(params string[] args) => Assert.Null(UnknownCommand.Sentence(args));
}

using CoverBot.Cli;

namespace CoverBot.Tests.Cli;

[Trait("kind", "rule")]
public sealed class CliCommandTests
{
    [Theory]
    [InlineData("wen", "fri")]
    [InlineData("--environment", "Development", "wen", "fri")]
    public async Task A_slip_in_the_first_word_is_one_sentence_with_lines_that_work_and_no_bot(params string[] args)
    {
        using var errors = new StringWriter();

        Assert.Equal(2, await CliCommand.Asked(args, errors)!());
        Assert.StartsWith("There is no command wen; try one of these: when \"24 dec - 2 jan\" · ", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("when")]
    [InlineData("--environment", "Development", "when", "--zone")]
    public async Task A_command_is_asked_with_or_without_the_environment_before_it(params string[] args) =>
        Assert.Equal(2, await CliCommand.Asked(args, TextWriter.Null)!());

    [Theory]
    [InlineData("--urls", "http://127.0.0.1:5100")]
    [InlineData("--environment", "Development")]
    [InlineData("--environment=Development")]
    [InlineData("/urls", "http://127.0.0.1:5100")]
    [InlineData("Storage:Connection=sqlite:x.db")]
    public void Settings_are_no_commands(params string[] args) => Assert.Null(CliCommand.Asked(args, TextWriter.Null));
}

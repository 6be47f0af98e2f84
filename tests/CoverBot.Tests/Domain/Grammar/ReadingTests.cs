using CoverBot.Domain.Grammar;
using CsCheck;

namespace CoverBot.Tests.Domain.Grammar;

[Trait("kind", "rule")]
public sealed class ReadingTests
{
    private const int Many = 5_000;

    private static readonly Gen<ApprovedLine> Lines = Gen.OneOf(ApprovedLines.All.ToArray());

    public static TheoryData<string, string, string> Approved() => [.. ApprovedLines.All.Select(line => (line.Crew, line.Typed, line.Reading))];

    [Theory]
    [MemberData(nameof(Approved))]
    public void A_line_is_read_as_approved(string crew, string typed, string reading)
    {
        var line = new ApprovedLine(crew, typed, reading);

        Assert.Equal(reading, Sample.Describe(Sample.Read(line.Text, line.Names)));
    }

    [Fact]
    public void Every_kind_of_line_is_approved_and_in_the_table()
    {
        var read = ApprovedLines.All.Select(line => Sample.Read(line.Text, line.Names)).ToList();
        var kinds = typeof(CommandLine).GetNestedTypes().Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name)));

        Assert.Equal(kinds, read.Select(line => line.GetType()).Distinct().Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))));
        Assert.All(read.Where(line => line.Word.Length > 0), line => Assert.Contains(Commands.All, command => command.Word == line.Word));
    }

    [Fact]
    public void Any_text_is_answered() =>
        Gen.String[0, 200].Sample(text => Sample.Read(text, Sample.Tricky).Topic >= 0, iter: Many);

    [Fact]
    public void Any_soup_of_words_is_answered()
    {
        var words = ApprovedLines.All.SelectMany(line => line.Text.Split(' ')).Concat(["\"", "“", "<@", "<#C1|", ">", "@\"", "#", ",", "\u200d", "\ud800", "for", "except"]).Distinct().ToArray();

        Gen.OneOf(words).Array[0, 14].Select(parts => string.Join(' ', parts)).Sample(text => Sample.Read(text, Sample.Tricky).Topic >= 0, iter: 20_000);
    }

    [Fact]
    public void Capitals_change_nothing() => Lines.Where(line => !line.Text.Contains('<', StringComparison.Ordinal)).Sample(line =>
        Assert.Equal(Plain(line, line.Text), Plain(line, line.Text.ToUpperInvariant()), ignoreCase: true), iter: Many);

    [Fact]
    public void More_spaces_change_nothing() => Gen.Select(Lines, Gen.OneOf("  ", "\t", " \t ", "\u00a0", "\n")).Sample((line, space) =>
        Assert.Equal(Plain(line, line.Text), Plain(line, space + line.Text.Replace(" ", space, StringComparison.Ordinal) + space)), iter: Many);

    [Fact]
    public void The_word_cover_may_be_there_or_left_out() => Gen.Select(Lines, Gen.OneOf("cover ", "COVER\t", "/cover ", "coverbot ", "@CoverBot, ", "cover cover ")).Sample((line, prefix) =>
        Assert.Equal(Plain(line, line.Text), Plain(line, prefix + line.Text)), iter: Many);

    [Fact]
    public void A_slash_may_be_there_or_left_out() => Lines.Where(line => char.IsLetter(line.Text[0])).Sample(line =>
        Assert.Equal(Plain(line, line.Text), Plain(line, "/" + line.Text)), iter: Many);

    [Fact]
    public void A_client_in_quotes_is_always_that_client()
    {
        foreach (var client in Sample.Tricky.Clients)
        {
            Assert.Equal(new CommandLine.CantGoOn(client.Id, ""), Sample.Read($"can't \"{client.Name}\"", Sample.Tricky));
            Assert.Equal(new CommandLine.Note(client.Id, "may be"), Sample.Read($"note “{client.Name}” may be", Sample.Tricky));
            Assert.Equal(new CommandLine.Away("fri", null, new([client.Id], [])), Sample.Read($"away fri for \"{client.Name}\"", Sample.Tricky));
            Assert.Equal(new CommandLine.Away("fri", null, new([client.Id], [])), Sample.Read($"away \"{client.Name}\" fri", Sample.Tricky));
            Assert.Equal(new CommandLine.Who(client.Id, "fri", null), Sample.Read($"who fri \"{client.Name}\"", Sample.Tricky));
            Assert.Equal(new CommandLine.Backups(client.Id, false, []), Sample.Read($"backups \"{client.Name}\"", Sample.Tricky));
        }
    }

    [Fact]
    public void Some_clients_and_others_left_out_are_read_in_any_order_of_words()
    {
        var clients = Sample.Crew.Clients.Select(client => client.Id.Value).ToArray();
        var separators = Gen.OneOf(", ", " and ", " & ", ",", " ", ", and ");

        Gen.Select(Gen.OneOf(clients).Array[1, 3], Gen.OneOf("fri", "24 dec - 2 jan", "for 3 days"), separators, Gen.Bool).Sample((only, when, separator, dateFirst) =>
        {
            var names = string.Join(separator, only);
            var line = dateFirst ? $"away {when} for {names}" : $"away for {names} {when}";

            Assert.Equal(new CommandLine.Away(when, null, new([.. only.Distinct().Select(id => new CoverBot.Domain.Crews.ClientId(id))], [])), Sample.Read(line));
        });
    }

    private static string Plain(ApprovedLine line, string text) =>
        string.Join(' ', Sample.Describe(Sample.Read(text, line.Names)).Replace("\\n", " ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

using System.Reflection;
using System.Runtime.CompilerServices;
using CoverBot.Desk;
using CoverBot.Domain.Crews;
using CoverBot.Storage;
using CoverBot.Storage.Azure;
using CoverBot.Tests.Support;

namespace CoverBot.Tests;

/// <summary>The house as it was drawn: who may name whom, closed classes, small files.</summary>
[Trait("kind", "rule")]
public sealed class HouseTests
{
    private static readonly Assembly Domain = typeof(Crew).Assembly;
    private static readonly Assembly Host = typeof(IDesk).Assembly;

    /// <summary>Room by room, the other rooms it may name. Web puts the bot together; what stands in no room is the program itself.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Storage"] = [],
        ["Rendering"] = [],
        ["Cli"] = ["Storage"],
        ["Receiving"] = ["Rendering", "Storage"],
        ["Desk"] = ["Storage"],
        ["Playground"] = ["Desk", "Rendering"],
        ["Slack"] = ["Desk", "Rendering", "Storage", "Receiving"],
        ["Teams"] = ["Desk", "Rendering", "Storage", "Receiving"],
        ["Web"] = ["Desk", "Rendering", "Storage"],
        ["Program"] = ["Web", "Playground", "Cli", "Slack", "Teams"],
    };

    [Fact]
    public void Rooms_name_only_the_rooms_they_may()
    {
        var wrong = from type in Host.GetTypes()
                    let room = Room(type)
                    from named in References.Inside(type)
                    let other = Room(named)
                    where other != room && other != "" && room != "" && !Arrows[room].Contains(other)
                    select $"{type.FullName} names {named.FullName}";

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void The_desk_and_the_platforms_name_no_store()
    {
        var stores = Host.GetTypes().Where(type => typeof(ITable).IsAssignableFrom(type) || typeof(IWakeUps).IsAssignableFrom(type)).Where(type => !type.IsInterface).ToHashSet();
        stores.UnionWith([typeof(SqliteFile), typeof(StorageConnection), typeof(AzureStorage)]);

        Assert.NotEmpty(stores);
        Assert.DoesNotContain(Host.GetTypes().Where(type => Room(type) is "Desk" or "Slack" or "Teams").SelectMany(References.Inside), stores.Contains);
    }

    [Fact]
    public void The_arrows_are_looked_for_in_code_as_well_as_in_signatures() =>
        Assert.Contains(typeof(CoverBot.Desk.Rows.Snapshot), References.Inside(typeof(CrewStore)));

    [Fact]
    public void The_domain_needs_nothing_but_NodaTime() => Assert.All(
        Domain.GetReferencedAssemblies(), name => Assert.True(name.Name is "NodaTime" || name.Name!.StartsWith("System.", StringComparison.Ordinal), name.Name));

    [Fact]
    public void The_domain_has_no_clock_no_chance_and_no_outside()
    {
        string[] spaces = ["System.IO.", "System.Net.", "System.Threading.", "System.Text.Json.", "System.Diagnostics.Process", "Microsoft."];
        string[] types =
        [
            "System.DateTime", "System.DateTimeOffset", "System.TimeProvider", "System.Random", "System.Guid", "System.Console",
            "NodaTime.IClock", "NodaTime.SystemClock", "NodaTime.ZonedClock", "System.Diagnostics.Stopwatch",
        ];

        var named = References.Outside(Domain);

        Assert.Contains("NodaTime.Instant", named);
        Assert.DoesNotContain(named, name => types.Contains(name) || spaces.Any(space => name.StartsWith(space, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_class_is_sealed_static_or_abstract() => Assert.Empty(Domain.GetTypes().Concat(Host.GetTypes())
        .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Name != "Program")
        .Select(type => type.FullName));

    [Fact]
    public void Files_are_small()
    {
        var lengths = SourceFiles().Select(file => (file, Lines: File.ReadLines(file).Count())).OrderBy(one => one.Lines).ToArray();

        Assert.True(lengths.Length > 100);
        Assert.InRange(lengths[lengths.Length / 2].Lines, 1, 60);
        Assert.DoesNotContain(lengths, one => one.Lines > 400);
    }

    /// <returns>"" for what the compiler adds.</returns>
    private static string Room(Type type)
    {
        var outer = References.Outermost(type);
        return outer.Name == "Program" ? "Program" : (outer.Namespace ?? "").Split('.') is ["CoverBot", var room, ..] ? room : "";
    }

    private static IEnumerable<string> SourceFiles()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CoverBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not run inside the repository");
        }
        string[] made = ["bin", "obj", "node_modules"];
        return Directory.EnumerateFiles(Path.Combine(folder.FullName, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder.FullName, file).Split(Path.DirectorySeparatorChar).Any(made.Contains));
    }
}

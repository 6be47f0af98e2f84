using CoverBot.Cli;
using CoverBot.Playground;
using CoverBot.Slack;
using CoverBot.Web;

if (WhenCommand.Asked(args) is { } rest)
{
    return WhenCommand.Run(rest);
}
if (MoveCommand.Asked(args) is { } move)
{
    return await MoveCommand.RunAsync(move);
}
if (UnknownCommand.Refused(args, Console.Error))
{
    return 2;
}
var builder = WebApplication.CreateBuilder(args);
builder.AddCoverBot();
builder.AddPlayground();
builder.AddSlack();
var app = builder.Build();
app.UseCoverBot();
app.MapPlayground();
app.MapSlack();
return await app.RunCoverBotAsync();

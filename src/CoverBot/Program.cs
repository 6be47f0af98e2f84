using CoverBot.Cli;
using CoverBot.Playground;
using CoverBot.Slack;
using CoverBot.Teams;
using CoverBot.Web;

if (WhenCommand.Asked(args) is { } rest)
{
    return WhenCommand.Run(rest);
}
if (UnknownCommand.Refused(args, Console.Error))
{
    return 2;
}
var builder = WebApplication.CreateBuilder(args);
builder.AddCoverBot();
builder.AddPlayground();
builder.AddSlack();
builder.AddTeams();
var app = builder.Build();
app.UseCoverBot();
app.MapPlayground();
app.MapSlack();
app.MapTeams();
return await app.RunCoverBotAsync();

using CoverBot.Cli;

if (args is ["when", .. var rest])
{
    return WhenCommand.Run(rest);
}
var app = WebApplication.CreateBuilder(args).Build();
app.Run();
return 0;

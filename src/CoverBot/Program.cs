using CoverBot.When;
using NodaTime;

if (args is ["when", .. var rest])
{
    return WhenCommand.Run(rest, SystemClock.Instance, Console.Out, Console.Error);
}
var app = WebApplication.CreateBuilder(args).Build();
app.Run();
return 0;

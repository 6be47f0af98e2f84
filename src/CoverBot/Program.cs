using CoverBot.Playground;
using CoverBot.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddCoverBot();
builder.AddPlayground();
var app = builder.Build();
app.UseCoverBot();
app.MapPlayground();
return await app.RunCoverBotAsync();

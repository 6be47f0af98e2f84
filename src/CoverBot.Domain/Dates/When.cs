using NodaTime;
namespace CoverBot.Domain.Dates;
public static class When {
  public static Reading Read(string text, LocalDateTime now) => throw new NotImplementedException();
  public static Reading ReadEnd(string text, LocalDateTime now) => throw new NotImplementedException();
  public static Reading ReadDay(string text, LocalDateTime now) => throw new NotImplementedException();
}

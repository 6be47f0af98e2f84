using System.Globalization;
using CoverBot.Desk.Rows;
using CoverBot.Domain.Absences;
using CoverBot.Domain.Crews;
using CoverBot.Storage;

namespace CoverBot.Tests.Desk;

/// <summary>Ten years of a crew as filing leaves them: every ended absence a row of the past, with its whole document, and its lines of the log.</summary>
internal static class LongHistory
{
    private const int Days = 3652;

    /// <summary>Said, answered, ended.</summary>
    private const int LinesEach = 3;

    /// <param name="model">One that has ended: the others are its like, spread over the years before it.</param>
    /// <param name="absences">How many.</param>
    public static async Task WriteAsync(ITable table, CrewId crew, Absence model, int absences)
    {
        foreach (var batch in Enumerable.Range(1, absences).SelectMany(number => Rows(model, number, absences)).Chunk(TableLimits.Actions))
        {
            await table.CommitAsync(crew.Value, batch, CancellationToken.None);
        }
    }

    private static IEnumerable<RowAction> Rows(Absence model, int number, int absences)
    {
        var absence = model with { Id = new(string.Create(CultureInfo.InvariantCulture, $"old{number:D9}")) };
        var day = model.Week.DayAt(model.Over!.At).PlusDays(-(int)((long)number * Days / absences));
        yield return new RowAction.Insert(Keys.Past(day, absence.Id), RowWriter.Doc(absence, number).With("owner", absence.Owner.Value).With(Columns.At, model.Over.At));
        for (var line = 1; line <= LinesEach; line++)
        {
            yield return new RowAction.Insert(
                Keys.Log(absence.Id.Value, ((long)number * LinesEach) + line),
                Columns.None.With("who", absence.Owner.Value).With("what", "Typed").With("events", "AbsenceOpened,Asked").With(Columns.At, model.Over.At));
        }
    }
}

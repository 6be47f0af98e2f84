using CoverBot.Storage;
using NodaTime;

namespace CoverBot.Tests.Support;

/// <summary>A fresh store for one test of a contract.</summary>
public interface IStoreUnderTest : IDisposable
{
    ITable Table { get; }

    IWakeUps WakeUps { get; }

    /// <summary>The clock people are told.</summary>
    IClock Clock { get; }

    /// <summary>Wall time.</summary>
    TimeProvider Wall { get; }

    /// <summary>What the store's clock says.</summary>
    Instant Now => Clock.GetCurrentInstant();

    /// <summary>Ends the process that has the store, as far as the store can tell, and starts another.</summary>
    void Restart();

    /// <summary>Lets time go by, on every clock the store looks at.</summary>
    Task PassAsync(Duration time);
}

namespace CoverBot.Tests.Support;

/// <summary>Which call fails, and how. The same plan fails the same calls: the number of a call counts within its method and conversation.</summary>
/// <typeparam name="TFault">How calls fail; its default is not to.</typeparam>
internal sealed class FaultPlan<TFault>
    where TFault : struct, Enum
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<TFault>> scripted = [];
    private readonly Dictionary<string, (int Calls, int InARow)> keys = [];
    private TFault[] kinds = [];
    private int seed;
    private int mostInARow;

    /// <summary>How many calls failed.</summary>
    public int Failed { get; private set; }

    /// <summary>The next calls of that method fail like this, one each; the default lets one pass.</summary>
    public void Next(string method, params TFault[] faults)
    {
        lock (gate)
        {
            scripted[method] = new(faults);
        }
    }

    /// <summary>From now on half of all calls fail.</summary>
    /// <param name="seed">Which half.</param>
    /// <param name="kinds">How, evenly.</param>
    /// <param name="mostInARow">Of the same method in the same conversation; the next one passes.</param>
    public void Half(int seed, TFault[] kinds, int mostInARow = 3)
    {
        lock (gate)
        {
            (this.seed, this.kinds, this.mostInARow) = (seed, kinds, mostInARow);
        }
    }

    /// <summary>Nothing fails from now on.</summary>
    public void Stop() => Half(0, []);

    public TFault Take(string method, string conversation)
    {
        lock (gate)
        {
            var fault = scripted.TryGetValue(method, out var queue) && queue.TryDequeue(out var next) ? next : ByChance($"{method}|{conversation}");
            Failed += IsNone(fault) ? 0 : 1;
            return fault;
        }
    }

    private TFault ByChance(string key)
    {
        if (kinds.Length == 0)
        {
            return default;
        }
        var (calls, inARow) = keys.GetValueOrDefault(key);
        var chance = new Random(Mixed($"{seed}|{key}|{calls}"));
        var fails = inARow < mostInARow && chance.Next(2) == 0;
        keys[key] = (calls + 1, fails ? inARow + 1 : 0);
        return fails ? kinds[chance.Next(kinds.Length)] : default;
    }

    private static bool IsNone(TFault fault) => EqualityComparer<TFault>.Default.Equals(fault, default);

    /// <summary>FNV-1a: the same in every process.</summary>
    private static int Mixed(string text) => (int)text.Aggregate(2166136261u, (mixed, letter) => unchecked((mixed ^ letter) * 16777619u));
}

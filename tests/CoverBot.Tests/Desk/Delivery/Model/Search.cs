namespace CoverBot.Tests.Desk.Delivery.Model;

/// <summary>
/// Walks every way in which a scenario can go. A world can't be copied, since real couriers run in it, so each way is walked from the start; a state that was
/// met before is not walked on from.
/// </summary>
internal sealed class Search(Scenario scenario, Action<World> check)
{
    /// <summary>More steps than any way needs that comes to rest.</summary>
    private const int Longest = 400;

    private readonly HashSet<ulong> _met = [];
    private readonly List<(int Chosen, int Of)> _path = [];
    private readonly List<ulong> _trail = [];

    public int Runs { get; private set; }

    public int States => _met.Count;

    public int Rests { get; private set; }

    public void All()
    {
        var context = SynchronizationContext.Current;
        // Without a context an answered call runs its courier on at once, on this very thread.
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            do
            {
                Runs++;
                Walk();
            }
            while (Turn());
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private void Walk()
    {
        var world = new World(scenario);
        var story = new List<string>();
        try
        {
            for (var step = 0; ; step++)
            {
                if (step >= _path.Count && Met(world.Fingerprint(), step))
                {
                    return;
                }
                var choices = world.Choices().ToArray();
                if (world.AtRest)
                {
                    Rests++;
                    check(world);
                }
                if (choices.Length == 0)
                {
                    Assert.True(world.AtRest, "nothing can happen any more");
                    return;
                }
                Assert.True(step < Longest, "it never comes to rest");
                if (step == _path.Count)
                {
                    _path.Add((0, choices.Length));
                }
                story.Add(choices[_path[step].Chosen].Name);
                choices[_path[step].Chosen].Do();
            }
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"after {Runs} runs: {failure.Message}\n  {string.Join("\n  ", story)}\nleft behind:\n  {world}", failure);
        }
    }

    /// <summary>Whether the state was met before; on this very way it would mean going round in circles.</summary>
    private bool Met(ulong state, int step)
    {
        _trail.RemoveRange(step, _trail.Count - step);
        var met = !_met.Add(state);
        Assert.False(met && _trail.Contains(state), "it goes round in circles");
        _trail.Add(state);
        return met;
    }

    /// <summary>On to the next way: the last choice that has another alternative takes it. False when there is none.</summary>
    private bool Turn()
    {
        while (_path.Count > 0)
        {
            var (chosen, of) = _path[^1];
            _path.RemoveAt(_path.Count - 1);
            if (chosen + 1 < of)
            {
                _path.Add((chosen + 1, of));
                return true;
            }
        }
        return false;
    }
}

using CoverBot.Domain.Crews;

namespace CoverBot.Desk;

/// <summary>Boards as the Bulletin lists them, read from the table.</summary>
internal sealed class CrewBoards(CrewStore store, Rules rules) : IBoards
{
    public async Task<BoardView> ReadAsync(string crew, string board, CancellationToken cancel)
    {
        var snapshot = await store.LoadAsync(new CrewId(crew), cancel);
        return new(snapshot.Head.Rev, rules.Cards(board, snapshot.State));
    }

    public async Task<long> RevAsync(string crew, CancellationToken cancel) => (await store.HeadAsync(new CrewId(crew), cancel)).Rev;
}

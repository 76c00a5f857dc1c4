using System.Collections.Frozen;
using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Moves;

/// <summary>The one table of what may be done with a kind of thing in which state, by whom, and where that leads.</summary>
public sealed class MoveTable<TAction>(IEnumerable<Move<TAction>> moves)
    where TAction : struct, Enum
{
    private readonly FrozenDictionary<(string State, TAction Action), Move<TAction>> rows = moves.ToFrozenDictionary(static move => (move.From, move.Action));

    /// <returns>Null when that may not be done in this state.</returns>
    public Move<TAction>? Find(string state, TAction action) => rows.GetValueOrDefault((state, action));

    /// <summary>A move that whoever asks for it knows to be there.</summary>
    /// <exception cref="InvalidOperationException">The table has no such move: a fault of the caller.</exception>
    public Move<TAction> Of(string state, TAction action) =>
        Find(state, action) ?? throw new InvalidOperationException($"{action} is no move of what is '{state}'.");

    /// <summary>What people may do in this state if they have the right; the product's own moves are not among it.</summary>
    public IReadOnlyList<Move<TAction>> MovesIn(string state) =>
        [.. rows.Values.Where(move => move.From == state && move.Permission is not null).OrderBy(static move => move.Action)];
}

/// <summary>One row of a <see cref="MoveTable{TAction}"/>: in this state this may be done, and then one of those is its state.</summary>
/// <param name="From">Empty for what is not there yet.</param>
/// <param name="Targets">The first is where it leads; more than one where something else than the move decides.</param>
/// <param name="Permission">What the person needs in any case; null for what only the product itself does.</param>
public sealed record Move<TAction>(string From, TAction Action, IReadOnlyList<string> Targets, Permission? Permission)
    where TAction : struct, Enum
{
    /// <summary>What who leaves the comment out is told, in Chinese; null where it may be left out.</summary>
    public string? Reason { get; init; }

    /// <summary>Where it leads when nothing comes between.</summary>
    public string To => Targets[0];

    /// <summary>The action as it is stored and as programs call it.</summary>
    public string Code => MoveCode.Of(Action);

    /// <exception cref="InvalidOperationException">The move does not end there: a fault of the caller.</exception>
    public void Ensure(string to)
    {
        if (!Targets.Contains(to))
        {
            throw new InvalidOperationException($"{Action} of what is '{From}' leads to {string.Join(" or ", Targets)}, not to '{to}'.");
        }
    }
}

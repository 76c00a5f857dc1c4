using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Moves;

/// <summary>The rule that no setting changes: nobody decides about what he had a hand in.</summary>
public static class SecondPerson
{
    /// <summary>Never true of who is nobody in particular: the command line, the product itself.</summary>
    /// <param name="hands">Everyone who had a hand in it.</param>
    public static bool Is(Actor actor, IEnumerable<long?> hands) => actor.OperatorId is { } person && !hands.Contains(person);
}

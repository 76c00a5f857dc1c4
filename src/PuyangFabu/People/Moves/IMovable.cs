namespace PuyangFabu.People.Moves;

/// <summary>A row that goes from state to state by the moves of a <see cref="MoveTable{TAction}"/>.</summary>
public interface IMovable
{
    /// <summary>As stored.</summary>
    string State { get; }

    /// <summary>Grows with every change; what a person saw is told by it.</summary>
    long Revision { get; }

    /// <summary>Of exactly what is approved; 64 lower-case hex digits.</summary>
    string ContentHash { get; }
}

using System.Text.Json;

namespace PuyangFabu.People.Moves;

/// <summary>The one way in which an action's name becomes a code.</summary>
public static class MoveCode
{
    public static string Of<TAction>(TAction action)
        where TAction : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(action.ToString());
}

using System.Text.Json;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>Names of actions for programs.</summary>
public static class BroadcastNames
{
    public static string Of(BroadcastAction action) => JsonNamingPolicy.CamelCase.ConvertName(action.ToString());

    /// <summary>The name as people call it; the name itself when it is none of ours.</summary>
    public static string ForPeople(string name) =>
        Enum.TryParse<BroadcastAction>(name, ignoreCase: true, out var action) ? BroadcastFlow.NameOf(action) : name;
}

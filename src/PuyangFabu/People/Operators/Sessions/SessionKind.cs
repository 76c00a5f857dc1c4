namespace PuyangFabu.People.Operators.Sessions;

/// <summary>What a session is good for, as stored: a token for the API is no cookie for the console, nor the other way round.</summary>
public static class SessionKind
{
    public const string Api = "api";
    public const string Console = "console";
}

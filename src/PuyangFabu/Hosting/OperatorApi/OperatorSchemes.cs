namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>How operators prove who they are.</summary>
public static class OperatorSchemes
{
    /// <summary>Chooses one of the others by the path, so that no cookie opens the API and no token the console.</summary>
    public const string ByPath = "operator";

    public const string Bearer = "bearer";
}

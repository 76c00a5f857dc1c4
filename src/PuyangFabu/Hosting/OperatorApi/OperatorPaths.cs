namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Where operators, not followers and readers, are served.</summary>
public static class OperatorPaths
{
    private static readonly PathString[] Prefixes = [OperatorApi.Prefix, "/console", "/openapi", "/scalar"];

    public static bool Include(PathString path) => Array.Exists(Prefixes, prefix => path.StartsWithSegments(prefix));
}

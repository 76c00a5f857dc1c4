namespace PuyangFabu.People.Actors;

/// <summary>Who asks for something, and from where: the signed-in operator of a request, or the command line.</summary>
public sealed record Actor
{
    /// <summary>Null for the command line and for nobody.</summary>
    public long? OperatorId { get; init; }

    /// <summary>The session that the person signed in to; null for a personal API token and for the command line.</summary>
    public long? SessionId { get; init; }

    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public IReadOnlySet<string> Roles { get; init; } = new HashSet<string>();

    /// <summary>The permissions of the roles, less those that the token at hand leaves out.</summary>
    public IReadOnlySet<Permission> Permissions { get; init; } = new HashSet<Permission>();

    /// <summary>The form that this is done by; null where none is, or where it may come as often as somebody likes.</summary>
    public Submission? Submission { get; init; }

    /// <summary>IP address of the person's machine, or 命令行.</summary>
    public required string Address { get; init; }

    public static Actor CommandLine { get; } = new() { UserName = "", DisplayName = "命令行", Address = "命令行" };

    /// <summary>The product itself: what it does by schedule.</summary>
    public static Actor Product { get; } = new() { UserName = "", DisplayName = "系统", Address = "本机" };

    public bool May(Permission permission) => Permissions.Contains(permission);
}

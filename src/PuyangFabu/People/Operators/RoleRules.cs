using PuyangFabu.People.Actors;

namespace PuyangFabu.People.Operators;

/// <summary>Which roles one person may have together.</summary>
public static class RoleRules
{
    /// <summary>Who runs the system, who guards it and who watches both are three people (三员分立).</summary>
    private static readonly string[] Exclusive = [Role.Admin, Role.Security, Role.Auditor];

    /// <summary>The rule about them, as people read it.</summary>
    public static string Exclusion { get; } = $"{string.Join("、", Exclusive.Select(Role.NameOf))}不能由同一个人担任（三员分立）。";

    /// <summary>What no role gives, as people read it: see the review's own rule of two persons.</summary>
    public const string Separation = "其余可以兼任，但一篇稿件的各审不能是同一个人，也不能审、发自己写的。";

    /// <summary>Roles whose holders must have a second factor where the settings ask for one.</summary>
    private static readonly string[] Guarded = [Role.Chief, Role.Publisher, Role.Admin, Role.Security];

    /// <param name="bootstrap">The first administrator, who is admin and security until a second administrator is appointed.</param>
    /// <returns>What is wrong, in Chinese, or null.</returns>
    public static string? ProblemOf(IReadOnlyList<string>? roles, bool bootstrap = false)
    {
        if (roles is not { Count: > 0 })
        {
            return "至少要有一个角色";
        }

        if (roles.Any(static role => !Role.All.Contains(role)))
        {
            var unknown = roles.First(static role => !Role.All.Contains(role)) ?? "";
            return $"没有“{(unknown.Length > 20 ? unknown[..20] + "…" : unknown)}”这个角色，只能是 {string.Join("、", Role.All)}";
        }

        var held = Exclusive.Where(roles.Contains).ToArray();
        return held.Length < 2 || (bootstrap && !held.Contains(Role.Auditor))
            ? null
            : $"{string.Join("、", held.Select(Role.NameOf))}不能由同一个人担任（三员分立）";
    }

    public static bool NeedsSecondFactor(IReadOnlyList<string> roles) => Guarded.Any(roles.Contains);
}

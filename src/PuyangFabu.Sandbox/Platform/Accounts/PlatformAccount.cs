using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Sandbox.Deliveries;
using PuyangFabu.Sandbox.Phones;
using PuyangFabu.Sandbox.Platform.Archives;
using PuyangFabu.Sandbox.Platform.Articles;
using PuyangFabu.Sandbox.Platform.Calls;
using PuyangFabu.Sandbox.Platform.Comments;
using PuyangFabu.Sandbox.Platform.Drafts;
using PuyangFabu.Sandbox.Platform.Mass;
using PuyangFabu.Sandbox.Platform.Media;
using PuyangFabu.Sandbox.Platform.Menus;
using PuyangFabu.Sandbox.Platform.Notices;
using PuyangFabu.Sandbox.Platform.Service;
using PuyangFabu.Sandbox.Platform.Tokens;
using PuyangFabu.Sandbox.Platform.Users;

namespace PuyangFabu.Sandbox.Platform.Accounts;

/// <summary>Everything the platform keeps of one account. What it holds is only touched under <see cref="Gate"/>.</summary>
internal sealed class PlatformAccount(string slug, SandboxOptions options, PhoneBook phones)
{
    public Lock Gate { get; } = new();

    public string Slug => slug;

    /// <summary>The account as it is now: its secrets may be written anew while the product runs.</summary>
    public SandboxAccount Identity => options.Find(slug) ?? throw new KeyNotFoundException($"No account '{slug}'.");

    /// <summary>Compares in constant time.</summary>
    public bool HasSecret(string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Identity.AppSecret));

    public PlatformSettings Settings { get; set; } =
        options.Find(slug) is { } account ? new(account.Kind, account.Verified) : new(SandboxAccountKind.Subscription, true);

    public TokenDesk Tokens { get; } = new();

    public CallCounter Calls { get; } = new(options.Limits);

    public MenuShelf Menus { get; } = new();

    public MaterialShelf Materials { get; } = new();

    public NewsShelf News { get; } = new();

    public DraftShelf Drafts { get; } = new();

    public ArticleShelf Articles { get; } = new();

    public PublicationShelf Publications { get; } = new();

    public FollowerRegister Followers { get; } = new(slug, phones);

    public CommentShelf Comments { get; } = new();

    /// <summary>Template messages.</summary>
    public NoticeShelf Templates { get; } = new();

    /// <summary>Subscription notices, the one-time ones too.</summary>
    public NoticeShelf Subscriptions { get; } = new();

    /// <summary>Scenes of the QR codes that never end.</summary>
    public HashSet<string> LastingCodes { get; } = new(StringComparer.Ordinal);

    public ServiceDesk Service { get; } = new();

    public MassKeys MassKeys { get; } = new(options.Limits);

    /// <summary>0, the fastest, to 4.</summary>
    public int MassSpeed { get; set; }
}

/// <summary>What can be switched while the sandbox runs.</summary>
internal sealed record PlatformSettings(SandboxAccountKind Kind, bool Verified)
{
    /// <summary>How the platform's own events are delivered.</summary>
    public CallbackMode CallbackMode { get; init; } = CallbackMode.Plain;

    public bool Allows(Capability needs) => needs switch
    {
        Capability.Verified => Verified,
        Capability.VerifiedService => Verified && Kind == SandboxAccountKind.Service,
        _ => true,
    };
}

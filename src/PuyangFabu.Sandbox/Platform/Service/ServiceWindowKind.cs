namespace PuyangFabu.Sandbox.Platform.Service;

/// <summary>What a follower did to open a window for customer-service messages.</summary>
internal enum ServiceWindowKind
{
    /// <summary>Sent a message: five within 48 hours.</summary>
    Message,

    /// <summary>Tapped a menu button of type click or scan: three within a minute.</summary>
    Tap,

    /// <summary>Followed: three within a minute.</summary>
    Follow,

    /// <summary>Scanned a code with parameters: three within a minute.</summary>
    Scan,
}

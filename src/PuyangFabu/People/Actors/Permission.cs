namespace PuyangFabu.People.Actors;

/// <summary>What an operator may do; which roles give it says <see cref="RolePermissions"/>.</summary>
public enum Permission
{
    /// <summary>Read articles in any state, their versions and history.</summary>
    ReadArticles,

    /// <summary>Write articles, upload pictures, submit for review.</summary>
    WriteArticles,

    /// <summary>Approve or reject in some stage of the review; the stage decides which role it needs.</summary>
    ReviewArticles,

    PublishArticles,
    WithdrawArticles,

    /// <summary>Read reply rules, boards, menus, the directory and what found no answer.</summary>
    ReadContent,

    ManageContent,

    /// <summary>Approve what another person changed, where a second person is asked for.</summary>
    ApproveContent,

    /// <summary>Bring approved menus to WeChat, and earlier ones back.</summary>
    PublishContent,

    ManageWordLists,
    ManageOperators,

    /// <summary>Unlock, end sessions, take away a lost second factor.</summary>
    ManageSecurity,

    /// <summary>The WeChat accounts and their secrets.</summary>
    ManageAccounts,

    /// <summary>Health of the system, what is held back after a restore.</summary>
    ManageSystem,

    ReadAudit,

    /// <summary>Say what came of a contradiction in the record, so that it is anchored again.</summary>
    AcknowledgeAudit,

    /// <summary>Read mass messages and what is published quietly, their results and the quota.</summary>
    ReadBroadcasts,

    /// <summary>Write mass messages and quiet publications, preview them, hand them in, cancel them before they went out.</summary>
    WriteBroadcasts,

    /// <summary>Approve or reject mass messages and quiet publications that others wrote.</summary>
    ApproveBroadcasts,

    /// <summary>Send approved mass messages, publish quietly, take both back, say what became of unknown ones.</summary>
    SendBroadcasts,

    /// <summary>Read followers, under their short names, their tags and messages.</summary>
    ReadFollowers,

    /// <summary>Change remarks and tags.</summary>
    ManageFollowers,

    /// <summary>Answer a follower while WeChat allows it.</summary>
    ReplyToFollowers,

    /// <summary>Fetch all followers from WeChat.</summary>
    SyncFollowers,

    /// <summary>Read every case of citizens, and the figures.</summary>
    ReadCases,

    /// <summary>Take cases in and on, hand them to units, remind those, close; see how to reach a citizen.</summary>
    ReceiveCases,

    /// <summary>Handle and answer cases: those of one's own units, or all for who reads all.</summary>
    AnswerCases,

    /// <summary>Decide about answers and about more time that others asked for.</summary>
    ApproveCases,

    /// <summary>Make articles of closed cases.</summary>
    PublishCases,

    /// <summary>Tell those who have to do with a case to see to it.</summary>
    SuperviseCases,
}

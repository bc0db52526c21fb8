// Generated from the contract by `npm run contract`; changes here are lost.
export interface paths {
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a session
         * @description Creates the User on first sight. URLs and token are returned only here. A session that is never used ends as `completed` with reason `expired` when its token does.
         */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a session's life cycle */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a session
         * @description Ending an ended session changes nothing and answers it as it is. A turn under way is cancelled.
         */
        post: operations["endSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session_id}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mint a fresh token
         * @description For a session still open; earlier tokens stay valid until they expire.
         */
        post: operations["mintSessionToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say something and stream the answer
         * @description `turn_start` is sent once the text is stored, `turn_end` once the whole turn is. The turn goes on and is saved when the reader hangs up.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{session_id}/turns/{turn_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Go on reading a turn
         * @description With `Last-Event-ID`, the events after that one; without, all of them. Works on any node, until five minutes after the turn's end.
         */
        get: operations["resumeTurn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/agents/{agent_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a text session from a web page
         * @description For agents whose published version has `security.signed_url_required` off; every other one is not found. Answers pages of the origins that the agent lists, and any when it lists none. What the page says is nobody's word: its `user_id` names visitors only, never a User that a backend made, and its variables are what the visitor likes them to be.
         */
        post: operations["createWidgetSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List agents */
        get: operations["listAgents"];
        put?: never;
        /**
         * Create an agent
         * @description Creates a draft. Sessions run the published version, so publish it before the first one.
         */
        post: operations["createAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an agent's draft */
        get: operations["getAgent"];
        put?: never;
        post?: never;
        /**
         * Archive an agent
         * @description It takes no new sessions; those that run go on, and everything about it stays readable.
         */
        delete: operations["archiveAgent"];
        options?: never;
        head?: never;
        /**
         * Change an agent's draft
         * @description Fields that are left out stay; a field that is given replaces the whole of it.
         */
        patch: operations["updateAgent"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a copy of an agent's draft
         * @description The copy is a draft of its own, with the same persona and tools, and with copies of the listening profiles; which User has which stays behind.
         */
        post: operations["duplicateAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived agent back */
        post: operations["restoreAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish the draft as a new version
         * @description Checks the whole agent and lists every problem at once. The version is numbered and never changes; new sessions use it.
         */
        post: operations["publishAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List an agent's versions */
        get: operations["listAgentVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a version of an agent */
        get: operations["getAgentVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/versions/{version}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare a version of an agent with another, or with the draft
         * @description Goes over the agent, its persona's version, its tools and its integrations.
         */
        get: operations["diffAgentVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish an earlier version again
         * @description New sessions run that version, with the persona's version that it froze. The draft stays as it is, and running sessions keep what they began with.
         */
        post: operations["rollbackAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agent-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List templates to start from */
        get: operations["listAgentTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agent-templates/{template}/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start an agent from a template
         * @description Makes a persona, promoted, and an agent that follows it, not published: so it can be tried at once by a session of its draft.
         */
        post: operations["createAgentFromTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/playground/render": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show exactly what a turn would send
         * @description Sends nothing and stores nothing. With `session_id`, the next turn of that session; without, the first turn of a new one, whose ID is not known yet.
         */
        post: operations["renderPlayground"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/personas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List personas */
        get: operations["listPersonas"];
        put?: never;
        /**
         * Create a persona
         * @description Creates a draft. `promote` makes it the production version that agents follow.
         */
        post: operations["createPersona"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/personas/{persona_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a persona */
        get: operations["getPersona"];
        put?: never;
        post?: never;
        /**
         * Archive a persona
         * @description It stays readable, with its versions. Refused while an agent that is not archived speaks from it.
         */
        delete: operations["archivePersona"];
        options?: never;
        head?: never;
        /**
         * Change a persona's draft
         * @description Fields that are left out stay; fields inside `settings` likewise. A field that is given replaces the whole of it.
         */
        patch: operations["updatePersona"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/personas/{persona_id}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the draft the production version
         * @description Freezes the draft as a new numbered version. Published agents that follow production get it at once, each as a new automatic version, for sessions that begin from now on.
         */
        post: operations["promotePersona"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/personas/{persona_id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an earlier version the production version
         * @description The draft stays as it is. Published agents that follow production get the earlier version as a new automatic version of their own.
         */
        post: operations["rollbackPersona"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/personas/{persona_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a persona's versions */
        get: operations["listPersonaVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/personas/{persona_id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a version of a persona */
        get: operations["getPersonaVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/personas/{persona_id}/versions/{version}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compare a version of a persona with another, or with the draft */
        get: operations["diffPersonaVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/personas/{persona_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived persona back */
        post: operations["restorePersona"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/personas/{persona_id}/guards/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what the guards of a persona's draft make of a text
         * @description Runs the guards that a turn runs; nothing is stored.
         */
        post: operations["tryGuards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/variables/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the variables that prompts and tools may hold */
        get: operations["listVariables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/variable-resolver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an agent's resolver of variables */
        get: operations["getVariableResolver"];
        /**
         * Set an agent's resolver of variables
         * @description Changes the draft. When a session begins, its answer goes before the agent's defaults and after what the session gives.
         */
        put: operations["setVariableResolver"];
        post?: never;
        /** Remove an agent's resolver of variables */
        delete: operations["removeVariableResolver"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/variable-resolver/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask an agent's resolver of variables once
         * @description Really asks it. What goes wrong is part of the answer.
         */
        post: operations["tryVariableResolver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tools */
        get: operations["listTools"];
        put?: never;
        /**
         * Create a tool
         * @description Agents get it when it is attached to them and they are published. Which addresses it may reach is judged at every call.
         */
        post: operations["createTool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/tools/{tool_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a tool */
        get: operations["getTool"];
        put?: never;
        post?: never;
        /**
         * Archive a tool
         * @description Refused while the draft of an agent that is not archived has it.
         */
        delete: operations["archiveTool"];
        options?: never;
        head?: never;
        /**
         * Change a tool
         * @description Fields that are left out stay. A URL of another origin needs the secrets anew. Published agents keep the tool as it was when they were published, except for its secrets, which count at once everywhere, unless they are for another origin.
         */
        patch: operations["updateTool"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/tools/{tool_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived tool back */
        post: operations["restoreTool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/tools/{tool_id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a tool with given arguments
         * @description Really calls it, as a turn would. What goes wrong is part of the answer, not an error of this route.
         */
        post: operations["tryTool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/tools/{tool_id}/discover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask an MCP server what it offers
         * @description For choosing among its tools. Turns ask by themselves. A server that does not answer is told of in `discovered.error`.
         */
        post: operations["discoverTools"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/tools/{tool_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give an agent a tool
         * @description Changes the agent's draft; sessions get it once the agent is published.
         */
        put: operations["attachTool"];
        post?: never;
        /**
         * Take a tool from an agent
         * @description Changes the agent's draft. Detaching what is not attached changes nothing.
         */
        delete: operations["detachTool"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/tools/import-openapi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make tools of an OpenAPI document
         * @description Takes OpenAPI 3.0 and 3.1, at most 50 operations at a time. Path and query parameters and the properties of JSON bodies become arguments; what cannot be a tool is skipped, with the reason.
         */
        post: operations["importOpenApi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/listening-profiles/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List ready-made settings to make a profile from */
        get: operations["listListeningPresets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/listening-profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List an agent's listening profiles */
        get: operations["listListeningProfiles"];
        put?: never;
        /**
         * Create a listening profile
         * @description Begins with the values of `preset`; what is given goes over them. An agent's first profile is its default. Profiles count at once, without publishing.
         */
        post: operations["createListeningProfile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/listening-profiles/resolved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how an agent listens to a User, and why
         * @description For each knob the value that holds and where it came from: what the session says, the User's own profile, the agent's default profile, the voice profile, a constant. An archived profile says nothing.
         */
        get: operations["resolveListening"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/listening-profiles/{listening_profile_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a listening profile */
        get: operations["getListeningProfile"];
        put?: never;
        post?: never;
        /**
         * Archive a listening profile
         * @description Users who have it are listened to by the agent's default until it is restored. The default itself is archived last.
         */
        delete: operations["archiveListeningProfile"];
        options?: never;
        head?: never;
        /**
         * Change a listening profile
         * @description Fields that are left out stay; null leaves a knob to whatever comes after the profile.
         */
        patch: operations["updateListeningProfile"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/listening-profiles/{listening_profile_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring an archived listening profile back
         * @description It becomes the agent's default when there is none.
         */
        post: operations["restoreListeningProfile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/listening-profiles/{listening_profile_id}/set-default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a listening profile the agent's default */
        post: operations["setDefaultListeningProfile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/listening-profiles/assignments/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read which listening profile a User has with an agent */
        get: operations["getListeningAssignment"];
        /**
         * Give a User a listening profile of their own with an agent
         * @description In place of the one they had.
         */
        put: operations["setListeningAssignment"];
        post?: never;
        /**
         * Listen to a User by the agent's default again
         * @description Removing what is not there changes nothing.
         */
        delete: operations["removeListeningAssignment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/integration-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the vendors that there are ready-made tools for */
        get: operations["listIntegrationProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List integrations */
        get: operations["listIntegrations"];
        put?: never;
        /**
         * Create an integration
         * @description Holds a vendor's credential and gives its ready-made tools. Agents get them when it is attached to them and they are published.
         */
        post: operations["createIntegration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/integrations/{integration_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an integration */
        get: operations["getIntegration"];
        put?: never;
        post?: never;
        /**
         * Archive an integration
         * @description Refused while the draft of an agent that is not archived has it.
         */
        delete: operations["archiveIntegration"];
        options?: never;
        head?: never;
        /**
         * Change an integration
         * @description Fields that are left out stay, null takes one away. Published agents keep the settings as they were when they were published; a credential that is changed counts at once everywhere. A setting that says where the credential is sent is changed only together with the credential; then published agents keep sending the one before to where it was sent.
         */
        patch: operations["updateIntegration"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/integrations/{integration_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived integration back */
        post: operations["restoreIntegration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/integrations/{integration_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check an integration's credential
         * @description By a call that changes nothing. A vendor that refuses, or is not there, is part of the answer, not an error of this route.
         */
        post: operations["testIntegration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/integrations/{integration_id}/tools/{tool}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run an integration's tool with given arguments
         * @description Really calls the vendor, as a turn would. What goes wrong is part of the answer, not an error of this route.
         */
        post: operations["tryIntegrationTool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/agents/{agent_id}/integrations/{integration_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give an agent an integration's tools
         * @description Changes the agent's draft; sessions get them once the agent is published, named `<provider>_<tool>`. Of two integrations of one provider the name follows: `slack_send_message_sales`. A name that another of the agent's tools has gets a number: `slack_send_message_2`.
         */
        put: operations["attachIntegration"];
        post?: never;
        /**
         * Take an integration from an agent
         * @description Changes the agent's draft. Detaching what is not attached changes nothing.
         */
        delete: operations["detachIntegration"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Users */
        get: operations["listUsers"];
        /**
         * Create a User, or change the one there is
         * @description By your own ID, which is in the body, so that any ID is safe. Fields that are left out stay; null clears one. The ID of a User who was merged into another changes that other.
         */
        put: operations["upsertUser"];
        /**
         * Create a User
         * @description `POST /sessions` creates Users on first sight too; this is for making them known before.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a User */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a User
         * @description Fields that are left out stay; null clears one.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/profile-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List profile fields */
        get: operations["listProfileFields"];
        put?: never;
        /**
         * Create a profile field
         * @description A workspace has at most 100 that are not archived. The key cannot be changed later.
         */
        post: operations["createProfileField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/profile-fields/{field_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a profile field */
        get: operations["getProfileField"];
        put?: never;
        post?: never;
        /**
         * Archive a profile field
         * @description Its values are kept and shown nowhere until it is restored; agents are no longer told them.
         */
        delete: operations["archiveProfileField"];
        options?: never;
        head?: never;
        /**
         * Change a profile field
         * @description Fields that are left out stay.
         */
        patch: operations["updateProfileField"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/profile-fields/{field_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an archived profile field back */
        post: operations["restoreProfileField"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/users/{user_id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a User's profile
         * @description Sensitive values too: whoever holds `profile_fields:read` may see them.
         */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a User's profile
         * @description All values or none: everything that does not fit is listed at once. A session that runs may tell its agent of a change only the next time.
         */
        patch: operations["updateProfile"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/users/{user_id}/attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a User's attributes */
        get: operations["listAttributes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/users/{user_id}/attributes/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set an attribute of a User
         * @description A User has at most 200. What was observed before the value that is known does not overwrite it: see `stale`. Earlier values are not kept.
         */
        put: operations["setAttribute"];
        post?: never;
        /** Delete an attribute of a User */
        delete: operations["deleteAttribute"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/users/{user_id}/notification-subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a User agreed to be notified on
         * @description A channel that is not listed was never asked about, which is no agreement.
         */
        get: operations["listSubscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/users/{user_id}/notification-subscriptions/{channel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set what a User said to one channel */
        put: operations["setSubscription"];
        post?: never;
        /**
         * Forget what a User said to one channel
         * @description A User who wants no more is `unsubscribed`; this is for what was never said.
         */
        delete: operations["deleteSubscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/users/{user_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what happened with a User
         * @description What happened with Users who were merged into this one is part of it.
         */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/users/{user_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge another User into this one
         * @description Everything of the other moves: conversations; attributes, of which the newer counts; details and profile values, which fill what is empty; subscriptions, of which the newer counts. Afterwards both IDs of the other lead to this one. Can be undone for 30 days.
         */
        post: operations["mergeUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/users/{user_id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a User's merges
         * @description Those of Users who were merged into this one are among them.
         */
        get: operations["listUserMerges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/users/{user_id}/merges/{merge_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a merge
         * @description Both Users are again who they were: what was moved goes back, what was overwritten comes back unless it was changed since. What came after the merge stays with the User who was left. The latest merge of a User is undone first.
         */
        post: operations["undoUserMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List conversations */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/users/{user_id}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a User's conversations */
        get: operations["listUserConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a conversation */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/conversations/{conversation_id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a transcript
         * @description Messages in the order they were said.
         */
        get: operations["getTranscript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/conversations/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a conversation from elsewhere
         * @description The User is made on first sight. Messages that were brought before are left out. Memory learns from the rest as from a live conversation, those that were said first before the others; poll the import to see how far it is. Its agent's privacy settings count. Bodies may have up to 8 MiB.
         */
        post: operations["importConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/conversation-imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See how far an import is */
        get: operations["getConversationImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what is recalled, and why
         * @description Without `limit` and `kinds`, exactly what a turn would be given that the User begins with these words: within its token budget and its patience. With either, the same ranking without both.
         */
        post: operations["recallMemory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List and search observations */
        get: operations["listObservations"];
        put?: never;
        /**
         * Have something remembered
         * @description Supersedes what was said before about the same `slot`. What says the same as an observation that stands is that observation, mentioned once more.
         */
        post: operations["createObservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/observations/{observation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an observation */
        get: operations["getObservation"];
        put?: never;
        post?: never;
        /**
         * Forget an observation
         * @description For good: its words, everything derived from them, and every copy outside of the transcript. What says the same goes with it. Forgetting twice changes nothing.
         */
        delete: operations["forgetObservation"];
        options?: never;
        head?: never;
        /**
         * Correct an observation
         * @description Another `text` or `value` makes a new observation, of the kind `correction` unless given, that supersedes this one and is the answer. Other fields change in place.
         */
        patch: operations["correctObservation"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/observations/{observation_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what superseded what */
        get: operations["getObservationHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/observations/{observation_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a superseded observation hold again
         * @description What holds in its place now is superseded by it. One that holds is left as it is.
         */
        post: operations["restoreObservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget several observations of a User, or everything
         * @description With `everything`, all that was learned of the User until now, the passages that recall finds, and what traces, summaries and kept answers hold. Transcripts, cool-downs and the User stay.
         */
        post: operations["forgetMemory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/open-threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List open threads */
        get: operations["listOpenThreads"];
        put?: never;
        /** Leave something open with a User */
        post: operations["createOpenThread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/open-threads/{thread_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an open thread */
        get: operations["getOpenThread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Resolve, dismiss, reopen or change an open thread
         * @description Fields that are left out stay. Only open threads are recalled.
         */
        patch: operations["updateOpenThread"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/cooldowns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List cool-downs */
        get: operations["listCooldowns"];
        put?: never;
        /**
         * Let a matter rest
         * @description What touches it is not recalled for so long, unless the User brings it up.
         */
        post: operations["createCooldown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/cooldowns/{cooldown_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Lift a cool-down
         * @description Lifting one that is over changes nothing.
         */
        delete: operations["liftCooldown"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/arcs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how matters went with a User over time */
        get: operations["getMemoryArcs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read where conversations with a User left off */
        get: operations["getMemoryResume"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how memory stands */
        get: operations["getMemoryOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a User's memory
         * @description A header, then observations with what superseded them, open threads, cool-downs, tones and resumes. Vectors are not in it: they are made anew.
         */
        get: operations["exportMemory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/memory/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a User's memory
         * @description Takes what an export holds, or lines of the same form made elsewhere; at most 50,000. What was imported before is known by its original ID, or by what it says, and not taken twice. IDs are made anew. Tones and resumes need their conversation. A line that cannot be taken is named, and the others are taken.
         */
        post: operations["importMemory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/observability/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List traces
         * @description One trace a turn.
         */
        get: operations["listTraces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/observability/traces/{trace_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a trace */
        get: operations["getTrace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the audit log
         * @description Every change of configuration, keys and credentials. Entries cannot be changed or removed.
         */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/model-prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what models cost
         * @description The workspace's own prices go before the built-in ones, a longer name before a shorter; a built-in one that the workspace has its own for is left out. A model that no price fits has no cost: none is guessed.
         */
        get: operations["listModelPrices"];
        /**
         * Set the workspace's own prices of models
         * @description In place of those it had. They count for turns from now on; what was booked stays.
         */
        put: operations["setModelPrices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link that signs in
         * @description The link is mailed, or printed in the server's terminal where no mail is configured. The answer is the same whether or not the address belongs to somebody who may sign in. The link leads to the dashboard's page `/dashboard/sign-in?token=…`, which posts the token: merely opening it signs nobody in.
         */
        post: operations["requestSignInLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in by a link's token
         * @description Answers the person, and sets the cookie. A token is good once, for ten minutes.
         */
        post: operations["signInByLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/passkey-challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in with a passkey
         * @description Answers what `navigator.credentials.get` takes (PublicKeyCredentialRequestOptionsJSON), and sets a cookie that the next step needs; good for five minutes.
         */
        post: operations["startPasskeySignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/passkey-sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a passkey */
        post: operations["signInByPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the sign-in whose cookie is sent, and takes the cookie back. Without one it does nothing.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in? */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's name */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/me/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in */
        get: operations["listSignIns"];
        put?: never;
        post?: never;
        /** End all sign-ins but this one */
        delete: operations["revokeOtherSignIns"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sign-ins/{sign_in_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a sign-in
         * @description It counts no more from the next request on, on every node.
         */
        delete: operations["revokeSignIn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's passkeys */
        get: operations["listPasskeys"];
        put?: never;
        /** Register a passkey */
        post: operations["registerPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkey-challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to register a passkey
         * @description Answers what `navigator.credentials.create` takes (PublicKeyCredentialCreationOptionsJSON), and sets a cookie that the next step needs; good for five minutes. Only within a day of signing in.
         */
        post: operations["startPasskeyRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/passkeys/{passkey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a passkey
         * @description Sign-ins that it opened go on.
         */
        delete: operations["deletePasskey"];
        options?: never;
        head?: never;
        /** Rename a passkey */
        patch: operations["renamePasskey"];
        trace?: never;
    };
    "/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a workspace
         * @description Whoever makes it owns it. The workspaces that one is a member of are in `GET /me`.
         */
        post: operations["createWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a workspace's settings */
        get: operations["getWorkspace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a workspace's settings
         * @description Fields that are left out stay.
         */
        patch: operations["updateWorkspace"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List members */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/members/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description Counts from the member's next request on. Keys that they made stay. An owner is always left.
         */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description Counts from the member's next request on. Nobody gives a role above their own, or changes the role of a member whose role is above theirs. An owner is always left.
         */
        patch: operations["updateMember"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave a workspace
         * @description Ends one's own membership, whatever the role. The last owner makes another one first.
         */
        post: operations["leaveWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List open invites */
        get: operations["listInvites"];
        put?: never;
        /**
         * Invite somebody
         * @description By e-mail address, for 7 days. Only whoever signs in with that address can accept it, once. Another invite for the same address takes the place of the one before, whose link is void. Nobody invites to a role above their own.
         */
        post: operations["createInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/invites/{invite_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invite back */
        delete: operations["revokeInvite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invites/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invite
         * @description By the link's token, signed in with the address that was invited.
         */
        post: operations["acceptInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description Those that no longer work as well; never a secret.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description Its secret is in this answer and nowhere else. A workspace has at most 100 keys that work.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an API key */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description It is refused on every node within a moment, and on one that cannot hear the others within ten seconds; its earlier secret with it. What it began goes on to its end. A workspace may be left without any key: members sign in without one.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        /**
         * Change an API key
         * @description Fields that are left out stay; the secret does. Counts on every node within a moment, and on one that cannot hear the others within ten seconds.
         */
        patch: operations["updateApiKey"];
        trace?: never;
    };
    "/workspaces/{workspace_id}/api-keys/{key_id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an API key another secret
         * @description The key keeps its ID, scopes and expiry. The secret that it had works until the overlap is over; one that was still working from a rotation before ends now. Of two rotations at once the second is refused, since it names an ETag that is stale.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/provider-credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List model providers and whether there is a credential */
        get: operations["listProviderCredentials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/provider-credentials/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the workspace's credential for a provider
         * @description In place of the one before, as a whole. It counts from the next turn on, in running sessions too, on every node. What was known of tests and models goes with the one before.
         */
        put: operations["setProviderCredential"];
        post?: never;
        /**
         * Remove the workspace's credential for a provider
         * @description From the next turn on the server's own is used where its environment has one for the workspace; agents that name the provider cannot answer otherwise.
         */
        delete: operations["deleteProviderCredential"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/provider-credentials/{provider}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a provider whether it takes the credential
         * @description Asks for its list of models, which costs nothing, and remembers it; waits ten seconds at most. A provider that refuses or is not there is part of the answer, not an error of this route.
         */
        post: operations["testProviderCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workspaces/{workspace_id}/provider-credentials/{provider}/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the models that a provider listed for the credential
         * @description As of the last test that worked; models that are known not to write text are left out. At most 2,000.
         */
        get: operations["listSeenModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive? */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can it serve?
         * @description Checks the database and the jobs; 503 while one is missing or the server is shutting down.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prometheus metrics
         * @description Takes `Authorization: Bearer` with HYPONEMA_METRICS_TOKEN; without that setting the route answers 401.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This contract */
        get: operations["getOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The readable reference */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every error code, explained */
        get: operations["getErrorDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Agent: {
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            name: string;
            description: string;
            /** @default null */
            persona: components["schemas"]["PersonaLink"] | null;
            /**
             * @default [
             *       "en"
             *     ]
             */
            languages: string[];
            /**
             * @description What sessions may ask for; `voice+text` allows all three.
             * @default voice+text
             * @enum {string}
             */
            modality: "voice" | "voice+text" | "text";
            models: components["schemas"]["AgentModels"];
            /** @default [] */
            dynamic_variables: components["schemas"]["DynamicVariable"][];
            /** @default null */
            variable_resolver: components["schemas"]["VariableResolver"] | null;
            /** @default [] */
            tools: components["schemas"]["AgentTool"][];
            /** @default [] */
            integrations: components["schemas"]["AgentIntegration"][];
            /**
             * @description Of the product's own in-call tools, those that the agent gets.
             * @default [
             *       "end_call"
             *     ]
             */
            system_tools: ("end_call" | "language_detection" | "skip_turn")[];
            security: components["schemas"]["AgentSecurity"];
            privacy: components["schemas"]["AgentPrivacy"];
            /**
             * @description Whether what this agent learns is shared with the workspace's other agents.
             * @default workspace
             * @enum {string}
             */
            memory_scope: "workspace" | "agent";
            /**
             * @description Keys of the profile fields whose values the agent is told; null: all that are usable in instructions.
             * @default null
             */
            profile_fields: string[] | null;
            widget: components["schemas"]["AgentWidget"];
            /** @default [] */
            allowed_overrides: ("first_message" | "greeting_mode" | "language" | "llm" | "system_prompt_append" | "tools_disabled")[];
            /** @enum {string} */
            status: "draft" | "published";
            published_version: number | null;
            /** @description Of the newest version; 0 when there is none. */
            last_version: number;
            archived_at: string | null;
            /** @description Counts changes; the ETag. */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
        };
        AgentCreate: {
            name: string;
            /** @default  */
            description?: string;
            /** @default null */
            persona?: components["schemas"]["PersonaLinkInput"] | null;
            /**
             * @default [
             *       "en"
             *     ]
             */
            languages?: string[];
            /**
             * @description What sessions may ask for; `voice+text` allows all three.
             * @default voice+text
             * @enum {string}
             */
            modality?: "voice" | "voice+text" | "text";
            models?: components["schemas"]["AgentModelsInput"];
            /** @default [] */
            dynamic_variables?: components["schemas"]["DynamicVariableInput"][];
            /**
             * @description Of the product's own in-call tools, those that the agent gets.
             * @default [
             *       "end_call"
             *     ]
             */
            system_tools?: ("end_call" | "language_detection" | "skip_turn")[];
            /** @default {} */
            security?: components["schemas"]["AgentSecurityInput"];
            /** @default {} */
            privacy?: components["schemas"]["AgentPrivacyInput"];
            /**
             * @description Whether what this agent learns is shared with the workspace's other agents.
             * @default workspace
             * @enum {string}
             */
            memory_scope?: "workspace" | "agent";
            /**
             * @description Keys of the profile fields whose values the agent is told; null: all that are usable in instructions.
             * @default null
             */
            profile_fields?: string[] | null;
            /** @default {} */
            widget?: components["schemas"]["AgentWidgetInput"];
            /** @default [] */
            allowed_overrides?: ("first_message" | "greeting_mode" | "language" | "llm" | "system_prompt_append" | "tools_disabled")[];
        };
        AgentDuplicate: {
            /** @description Left out: the name, and (copy). */
            name?: string;
        };
        AgentFromTemplate: {
            /** @description Left out: the template's. */
            name?: string;
        };
        AgentIntegration: {
            /** @example intg_01j8z5k3mve7b8xq2n4w6y9r1t */
            integration_id: string;
            /**
             * @description Of the integration's tools, those that this agent gets; null: all.
             * @default null
             */
            selected_tools: string[] | null;
        };
        AgentModels: {
            /**
             * @description Null: the server's own choice, by its environment.
             * @default null
             */
            text: components["schemas"]["TextModel"] | null;
            /**
             * @description For work after a turn or a session; null: the one that answers.
             * @default null
             */
            post_session: components["schemas"]["TextModel"] | null;
            /**
             * @description How much of the conversation the model is shown, by estimate. Before it is full, what came first is put into a summary.
             * @default 32000
             */
            context_budget_tokens: number;
        };
        /** @default {} */
        AgentModelsInput: {
            /**
             * @description Null: the server's own choice, by its environment.
             * @default null
             */
            text?: components["schemas"]["TextModelInput"] | null;
            /**
             * @description For work after a turn or a session; null: the one that answers.
             * @default null
             */
            post_session?: components["schemas"]["TextModelInput"] | null;
            /**
             * @description How much of the conversation the model is shown, by estimate. Before it is full, what came first is put into a summary.
             * @default 32000
             */
            context_budget_tokens?: number;
        };
        AgentPrivacy: {
            /**
             * @description Whether sessions are remembered and recalled.
             * @default true
             */
            memory: boolean;
            /**
             * @description Null: as long as the workspace keeps transcripts.
             * @default null
             */
            transcript_retention_days: number | null;
        };
        AgentPrivacyInput: {
            /**
             * @description Whether sessions are remembered and recalled.
             * @default true
             */
            memory?: boolean;
            /**
             * @description Null: as long as the workspace keeps transcripts.
             * @default null
             */
            transcript_retention_days?: number | null;
        };
        AgentPublish: {
            /** @default  */
            note?: string;
        };
        AgentSecurity: {
            /**
             * @description Origins that may open a socket; empty: any.
             * @default []
             */
            origin_allowlist: string[];
            /**
             * @description False lets the web widget open text sessions by itself, from the origins listed.
             * @default true
             */
            signed_url_required: boolean;
            /** @default 3600 */
            max_duration_seconds: number;
            /** @default 900 */
            idle_seconds: number;
            /** @default false */
            audio_recording: boolean;
        };
        AgentSecurityInput: {
            /**
             * @description Origins that may open a socket; empty: any.
             * @default []
             */
            origin_allowlist?: string[];
            /**
             * @description False lets the web widget open text sessions by itself, from the origins listed.
             * @default true
             */
            signed_url_required?: boolean;
            /** @default 3600 */
            max_duration_seconds?: number;
            /** @default 900 */
            idle_seconds?: number;
            /** @default false */
            audio_recording?: boolean;
        };
        AgentSettings: {
            /** @default null */
            persona: components["schemas"]["PersonaLink"] | null;
            /**
             * @default [
             *       "en"
             *     ]
             */
            languages: string[];
            /**
             * @description What sessions may ask for; `voice+text` allows all three.
             * @default voice+text
             * @enum {string}
             */
            modality: "voice" | "voice+text" | "text";
            models: components["schemas"]["AgentModels"];
            /** @default [] */
            dynamic_variables: components["schemas"]["DynamicVariable"][];
            /** @default null */
            variable_resolver: components["schemas"]["VariableResolver"] | null;
            /** @default [] */
            tools: components["schemas"]["AgentTool"][];
            /** @default [] */
            integrations: components["schemas"]["AgentIntegration"][];
            /**
             * @description Of the product's own in-call tools, those that the agent gets.
             * @default [
             *       "end_call"
             *     ]
             */
            system_tools: ("end_call" | "language_detection" | "skip_turn")[];
            security: components["schemas"]["AgentSecurity"];
            privacy: components["schemas"]["AgentPrivacy"];
            /**
             * @description Whether what this agent learns is shared with the workspace's other agents.
             * @default workspace
             * @enum {string}
             */
            memory_scope: "workspace" | "agent";
            /**
             * @description Keys of the profile fields whose values the agent is told; null: all that are usable in instructions.
             * @default null
             */
            profile_fields: string[] | null;
            widget: components["schemas"]["AgentWidget"];
            /** @default [] */
            allowed_overrides: ("first_message" | "greeting_mode" | "language" | "llm" | "system_prompt_append" | "tools_disabled")[];
        };
        AgentTemplate: {
            /** @enum {string} */
            template: "support-desk" | "appointment-booking" | "tutor" | "companion" | "post-visit-care" | "lead-qualification";
            title: string;
            summary: string;
            persona: {
                name: string;
                description: string;
                prompt: string;
                settings: components["schemas"]["PersonaSettings"];
            };
            agent: {
                name: string;
                description: string;
                settings: components["schemas"]["AgentSettings"];
            };
            /** @description What to do to it before the first User meets it. */
            next_steps: string[];
        };
        AgentTool: {
            /** @example tool_01j8z5k3mve7b8xq2n4w6y9r1t */
            tool_id: string;
            /**
             * @description Of an MCP server's tools, those that this agent gets; null: all that the tool selects.
             * @default null
             */
            selected_tools: string[] | null;
        };
        AgentUpdate: {
            name?: string;
            description?: string;
            persona?: components["schemas"]["PersonaLinkInput"] | null;
            languages?: string[];
            /** @enum {string} */
            modality?: "voice" | "voice+text" | "text";
            models?: {
                /**
                 * @description Null: the server's own choice, by its environment.
                 * @default null
                 */
                text?: components["schemas"]["TextModelInput"] | null;
                /**
                 * @description For work after a turn or a session; null: the one that answers.
                 * @default null
                 */
                post_session?: components["schemas"]["TextModelInput"] | null;
                /**
                 * @description How much of the conversation the model is shown, by estimate. Before it is full, what came first is put into a summary.
                 * @default 32000
                 */
                context_budget_tokens?: number;
            };
            dynamic_variables?: components["schemas"]["DynamicVariableInput"][];
            system_tools?: ("end_call" | "language_detection" | "skip_turn")[];
            security?: components["schemas"]["AgentSecurityInput"];
            privacy?: components["schemas"]["AgentPrivacyInput"];
            /** @enum {string} */
            memory_scope?: "workspace" | "agent";
            profile_fields?: string[] | null;
            widget?: components["schemas"]["AgentWidgetInput"];
            allowed_overrides?: ("first_message" | "greeting_mode" | "language" | "llm" | "system_prompt_append" | "tools_disabled")[];
        };
        AgentVersion: {
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            agent_id: string;
            version: number;
            note: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            name: string;
            /**
             * @description `automatic`: made because the persona that the agent follows was promoted or rolled back.
             * @enum {string}
             */
            origin: "published" | "automatic";
            /** @example persona_01j8z5k3mve7b8xq2n4w6y9r1t */
            persona_id: string;
            persona_version: number;
            /** @description Whether new sessions run this one now. */
            published: boolean;
            description: string;
            settings: components["schemas"]["AgentSettings"];
            /** @description The persona's version, as it was frozen. */
            resolved_persona: {
                name: string;
                prompt: string;
                settings: components["schemas"]["PersonaSettings"];
            };
            /** @description The tools, as they were when this version was made. */
            resolved_tools: {
                /** @example tool_01j8z5k3mve7b8xq2n4w6y9r1t */
                tool_id: string;
                settings: components["schemas"]["HttpToolSettings"] | components["schemas"]["McpToolSettings"];
            }[];
            /** @description The integrations, as they were when this version was made. */
            resolved_integrations: components["schemas"]["FrozenIntegration"][];
        };
        AgentVersionSummary: {
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            agent_id: string;
            version: number;
            note: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            name: string;
            /**
             * @description `automatic`: made because the persona that the agent follows was promoted or rolled back.
             * @enum {string}
             */
            origin: "published" | "automatic";
            /** @example persona_01j8z5k3mve7b8xq2n4w6y9r1t */
            persona_id: string;
            persona_version: number;
            /** @description Whether new sessions run this one now. */
            published: boolean;
        };
        AgentWidget: {
            /**
             * @default text-only
             * @enum {string}
             */
            mode: "voice-only" | "voice+text" | "text-only";
            /**
             * @default bottom-right
             * @enum {string}
             */
            position: "bottom-right" | "bottom-left";
            /** @default  */
            button_label: string;
            /** @default  */
            opening_prompt: string;
            /** @default #1a5fb4 */
            primary_color: string;
        };
        AgentWidgetInput: {
            /**
             * @default text-only
             * @enum {string}
             */
            mode?: "voice-only" | "voice+text" | "text-only";
            /**
             * @default bottom-right
             * @enum {string}
             */
            position?: "bottom-right" | "bottom-left";
            /** @default  */
            button_label?: string;
            /** @default  */
            opening_prompt?: string;
            /** @default #1a5fb4 */
            primary_color?: string;
        };
        ApiKey: {
            /** @example key_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            name: string;
            /**
             * @description The secret's beginning and its last four characters.
             * @example hyp_h2Xb…9vQz
             */
            hint: string;
            scopes: ("workspace:read" | "workspace:write" | "workspaces:read" | "workspaces:write" | "agents:read" | "agents:write" | "personas:read" | "personas:write" | "knowledge:read" | "knowledge:write" | "integrations:read" | "integrations:write" | "tests:read" | "tests:write" | "phone_numbers:read" | "phone_numbers:write" | "schedules:read" | "schedules:write" | "voice:read" | "voice:write" | "profile_fields:read" | "profile_fields:write" | "users:read" | "users:write" | "conversations:read" | "conversations:write" | "observability:read" | "observability:write" | "sessions:read" | "sessions:write" | "audit:read" | "audit:write" | "memory:read" | "memory:write" | "collected_data:read" | "collected_data:write" | "post_session_records:read" | "post_session_records:write" | "webhooks:read" | "webhooks:write" | "webhooks:admin")[];
            /**
             * @description `expiring`: it works, and will no longer within seven days.
             * @enum {string}
             */
            state: "active" | "expiring" | "expired" | "revoked";
            /** @description Null: it is not known any more. */
            created_by: {
                /** @enum {string} */
                kind: "api_key" | "member" | "system";
                id: string | null;
                name: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /** @description Null: it works until it is revoked. */
            expires_at: string | null;
            /** @description To the minute; null: never. */
            last_used_at: string | null;
            revoked_at: string | null;
            /** @description The secret before the last rotation, while it still works. */
            previous: {
                /**
                 * @description The secret's beginning and its last four characters.
                 * @example hyp_h2Xb…9vQz
                 */
                hint: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                expires_at: string;
                /** @description To the minute; null: never. */
                last_used_at: string | null;
            } | null;
            /** @description Counts changes; the ETag. */
            revision: number;
        };
        ApiKeyCreate: {
            /** @description What it is for. */
            name: string;
            /** @description What it may do; nothing that whoever gives them may not do themselves. */
            scopes: ("workspace:read" | "workspace:write" | "workspaces:read" | "workspaces:write" | "agents:read" | "agents:write" | "personas:read" | "personas:write" | "knowledge:read" | "knowledge:write" | "integrations:read" | "integrations:write" | "tests:read" | "tests:write" | "phone_numbers:read" | "phone_numbers:write" | "schedules:read" | "schedules:write" | "voice:read" | "voice:write" | "profile_fields:read" | "profile_fields:write" | "users:read" | "users:write" | "conversations:read" | "conversations:write" | "observability:read" | "observability:write" | "sessions:read" | "sessions:write" | "audit:read" | "audit:write" | "memory:read" | "memory:write" | "collected_data:read" | "collected_data:write" | "post_session_records:read" | "post_session_records:write" | "webhooks:read" | "webhooks:write" | "webhooks:admin")[];
            /**
             * @description From then on it is refused; in the future. Null: it works until it is revoked.
             * @default null
             */
            expires_at?: string | null;
        };
        ApiKeyRotate: {
            /**
             * @description How long both secrets work: up to seven days, a day unless said; 0: the new one alone.
             * @default 86400
             */
            overlap_seconds?: number;
        };
        ApiKeySecret: {
            /** @example key_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            name: string;
            /**
             * @description The secret's beginning and its last four characters.
             * @example hyp_h2Xb…9vQz
             */
            hint: string;
            scopes: ("workspace:read" | "workspace:write" | "workspaces:read" | "workspaces:write" | "agents:read" | "agents:write" | "personas:read" | "personas:write" | "knowledge:read" | "knowledge:write" | "integrations:read" | "integrations:write" | "tests:read" | "tests:write" | "phone_numbers:read" | "phone_numbers:write" | "schedules:read" | "schedules:write" | "voice:read" | "voice:write" | "profile_fields:read" | "profile_fields:write" | "users:read" | "users:write" | "conversations:read" | "conversations:write" | "observability:read" | "observability:write" | "sessions:read" | "sessions:write" | "audit:read" | "audit:write" | "memory:read" | "memory:write" | "collected_data:read" | "collected_data:write" | "post_session_records:read" | "post_session_records:write" | "webhooks:read" | "webhooks:write" | "webhooks:admin")[];
            /**
             * @description `expiring`: it works, and will no longer within seven days.
             * @enum {string}
             */
            state: "active" | "expiring" | "expired" | "revoked";
            /** @description Null: it is not known any more. */
            created_by: {
                /** @enum {string} */
                kind: "api_key" | "member" | "system";
                id: string | null;
                name: string;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /** @description Null: it works until it is revoked. */
            expires_at: string | null;
            /** @description To the minute; null: never. */
            last_used_at: string | null;
            revoked_at: string | null;
            /** @description The secret before the last rotation, while it still works. */
            previous: {
                /**
                 * @description The secret's beginning and its last four characters.
                 * @example hyp_h2Xb…9vQz
                 */
                hint: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                expires_at: string;
                /** @description To the minute; null: never. */
                last_used_at: string | null;
            } | null;
            /** @description Counts changes; the ETag. */
            revision: number;
            /** @description The key itself. Shown this once, and not kept. */
            secret: string;
        };
        ApiKeyUpdate: {
            /** @description What it is for. */
            name?: string;
            /** @description What it may do; nothing that whoever gives them may not do themselves. */
            scopes?: ("workspace:read" | "workspace:write" | "workspaces:read" | "workspaces:write" | "agents:read" | "agents:write" | "personas:read" | "personas:write" | "knowledge:read" | "knowledge:write" | "integrations:read" | "integrations:write" | "tests:read" | "tests:write" | "phone_numbers:read" | "phone_numbers:write" | "schedules:read" | "schedules:write" | "voice:read" | "voice:write" | "profile_fields:read" | "profile_fields:write" | "users:read" | "users:write" | "conversations:read" | "conversations:write" | "observability:read" | "observability:write" | "sessions:read" | "sessions:write" | "audit:read" | "audit:write" | "memory:read" | "memory:write" | "collected_data:read" | "collected_data:write" | "post_session_records:read" | "post_session_records:write" | "webhooks:read" | "webhooks:write" | "webhooks:admin")[];
            /** @description From then on it is refused; in the future. Null: it works until it is revoked. */
            expires_at?: string | null;
        };
        AuditEntry: {
            /** @example audit_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
            actor: {
                /** @enum {string} */
                kind: "api_key" | "member" | "system";
                id: string | null;
                name: string;
                address: string | null;
            };
            /** @description The operation, e.g. `agent.publish`. */
            action: string;
            target: {
                kind: string;
                id: string;
            };
            /** @description What it was, secrets masked; null when it was created. */
            before: unknown;
            /** @description What it is now, secrets masked; null when it was deleted. */
            after: unknown;
            request_id: string | null;
        };
        /** @description A sealed credential; `hint` is its last characters. */
        AuthHeader: {
            name: string;
            hint: string;
            secret_id: string;
        };
        AuthHeaderInput: {
            /** @default Authorization */
            name?: string;
            /** @description Sealed at once; never shown again. */
            value: string;
        };
        Change: {
            /** @description JSON Pointer to what differs. */
            path: string;
            /** @enum {string} */
            kind: "added" | "removed" | "changed";
            /** @description Left out when it was added. */
            before?: unknown;
            /** @description Left out when it was removed. */
            after?: unknown;
        };
        Conversation: {
            /** @example ses_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @enum {string} */
            status: "pending" | "in_progress" | "completed" | "failed";
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            agent_id: string;
            /** @description Null: a preview of the draft. */
            agent_version: number | null;
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            external_user_id: string;
            /** @enum {string} */
            modality: "voice" | "voice+text" | "text";
            /** @enum {string} */
            channel: "api" | "widget" | "phone" | "whatsapp" | "preview" | "import";
            end_reason: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            started_at: string | null;
            ended_at: string | null;
            turn_count: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            last_activity_at: string;
            /** @description Of its models, as far as prices are known; null: of none. */
            cost_usd: number | null;
        };
        ConversationImport: {
            /** @example imp_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            external_user_id: string;
            /** @description What the new messages became; null when every one was known already. */
            conversation_id: string | null;
            /**
             * @description Messages are in the transcript at once; `completed`: memory has learned from all of them.
             * @enum {string}
             */
            status: "queued" | "processing" | "completed";
            received: number;
            /** @description Messages that were new. */
            imported: number;
            /** @description Of those, the ones that memory has learned from. */
            learned: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
        };
        ConversationImportCreate: {
            /**
             * @description The caller's own stable ID of the User, or our `user_…` ID.
             * @example customer-4711
             */
            user_id: string;
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            agent_id: string;
            /**
             * Format: date-time
             * @example 2026-03-08T09:30:00Z
             */
            started_at: string;
            messages: components["schemas"]["ImportedMessage"][];
        };
        /** @description A sensitive matter that is not raised for a while. */
        Cooldown: {
            /** @example cool_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            external_user_id: string;
            topic: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            started_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            until: string;
            /** @description That it began after. */
            conversation_id: string | null;
            lifted_at: string | null;
        };
        CooldownCreate: {
            /**
             * @description The caller's own stable ID of the User, or our `user_…` ID.
             * @example customer-4711
             */
            user_id: string;
            topic: string;
            /** @default 7 */
            days?: number;
        };
        Diff: {
            /** @description Null: nothing came before. */
            from: number | null;
            to: "draft" | number;
            /** @description What leads from `from` to `to`. Items of lists that have a name or an ID are matched by it, so that one moved or added does not change all others. */
            changes: components["schemas"]["Change"][];
        };
        DiscoveredTools: {
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
            tools: {
                name: string;
                description: string;
                input_schema: unknown;
            }[];
            /** @description Why the last look failed; the tools are those seen before. */
            error: string | null;
        };
        DynamicVariable: {
            name: string;
            /** @default null */
            default: string | null;
            /** @default false */
            required: boolean;
        };
        DynamicVariableInput: {
            name: string;
            /** @default null */
            default?: string | null;
            /** @default false */
            required?: boolean;
        };
        ErrorEvent: {
            /** @constant */
            event: "error";
            id: string;
            data: {
                detail: string;
                /** @enum {string} */
                error_kind: "provider_auth" | "provider_rate_limited" | "provider_unavailable" | "provider_timeout" | "tool_failed" | "context_too_long" | "cancelled" | "internal";
            };
        };
        Escalation: {
            /**
             * @description Who takes over: a name, an address or a queue; carried by `escalation.triggered`.
             * @default null
             */
            target: string | null;
            /**
             * @description What the User is told when a rule has no answer of its own; null: nothing.
             * @default null
             */
            message: string | null;
            /**
             * @description Matched against what the User says, as no-go zones are against what the agent says.
             * @default []
             */
            rules: components["schemas"]["EscalationRule"][];
        };
        EscalationInput: {
            /**
             * @description Who takes over: a name, an address or a queue; carried by `escalation.triggered`.
             * @default null
             */
            target?: string | null;
            /**
             * @description What the User is told when a rule has no answer of its own; null: nothing.
             * @default null
             */
            message?: string | null;
            /**
             * @description Matched against what the User says, as no-go zones are against what the agent says.
             * @default []
             */
            rules?: components["schemas"]["EscalationRuleInput"][];
        };
        EscalationRule: {
            name: string;
            /**
             * @description Words or phrases, matched whole, without regard to case, accents, look-alike letters or invisible characters.
             * @default []
             */
            keywords: string[];
            /**
             * @description Regular expressions of a linear-time engine (RE2 syntax), without regard to case; `^` and `$` stand for a line's ends.
             * @default []
             */
            regexes: string[];
            /**
             * @description Whether the session ends after the message.
             * @default false
             */
            end: boolean;
        };
        EscalationRuleInput: {
            name: string;
            /**
             * @description Words or phrases, matched whole, without regard to case, accents, look-alike letters or invisible characters.
             * @default []
             */
            keywords?: string[];
            /**
             * @description Regular expressions of a linear-time engine (RE2 syntax), without regard to case; `^` and `$` stand for a line's ends.
             * @default []
             */
            regexes?: string[];
            /**
             * @description Whether the session ends after the message.
             * @default false
             */
            end?: boolean;
        };
        /** @description How much of each went. */
        Forgotten: {
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            /** @description Those asked for, and those that said the same. */
            observations: number;
            /** @description Messages that recall no longer finds. */
            passages: number;
            open_threads: number;
            tones: number;
            resumes: number;
            /** @description Of traces, emptied. */
            spans: number;
            /** @description Of long conversations, dropped. */
            summaries: number;
        };
        FrozenIntegration: {
            /** @example intg_01j8z5k3mve7b8xq2n4w6y9r1t */
            integration_id: string;
            selected_tools: string[] | null;
            settings: components["schemas"]["IntegrationSettings"];
        };
        Greeting: {
            /**
             * @description `static`: the first message. `custom_agent`: the model writes one, from `prompt`.
             * @default static
             * @enum {string}
             */
            mode: "static" | "custom_agent";
            /** @default  */
            prompt: string;
            /** @default [] */
            tools: "search_memory"[];
            /**
             * @description Whether the first message is said when none could be written in 3 steps and 4 s.
             * @default true
             */
            fallback_to_static: boolean;
        };
        GreetingInput: {
            /**
             * @description `static`: the first message. `custom_agent`: the model writes one, from `prompt`.
             * @default static
             * @enum {string}
             */
            mode?: "static" | "custom_agent";
            /** @default  */
            prompt?: string;
            /** @default [] */
            tools?: "search_memory"[];
            /**
             * @description Whether the first message is said when none could be written in 3 steps and 4 s.
             * @default true
             */
            fallback_to_static?: boolean;
        };
        GuardEvent: {
            /** @constant */
            event: "guard";
            id: string;
            data: {
                /** @enum {string} */
                kind: "no_go_zone" | "sleep_window" | "escalation" | "sensitive_topic";
                /** @enum {string} */
                action: "block" | "redirect" | "escalate";
                detail: string;
                /** @description Only with action `redirect`. */
                replacement?: string;
            };
        };
        GuardTrial: {
            /** @description The first guard that the text meets; null: it passes. */
            met: {
                /** @enum {string} */
                kind: "no_go_zone" | "sleep_window" | "escalation" | "sensitive_topic";
                name: string;
                /** @enum {string} */
                action: "block" | "redirect" | "escalate" | "mark";
                /** @description Where in the text, in UTF-16 units; null: not by its words. */
                start: number | null;
                end: number | null;
            } | null;
            /** @description What the User is told: of the agent's text what leaves, and what is said instead. */
            said: string;
        };
        GuardTry: {
            text: string;
            /**
             * @default agent
             * @enum {string}
             */
            said_by?: "agent" | "user";
            /**
             * Format: date-time
             * @description For sleep windows, and only for what the User says; left out: now.
             * @example 2026-11-24T09:30:00.000Z
             */
            at?: string;
            /**
             * @description The User's; left out: not known.
             * @example Europe/Vienna
             */
            timezone?: string;
        };
        Health: {
            /** @constant */
            status: "ok";
            version: string;
        };
        HttpToolCreate: {
            /** @constant */
            kind: "http";
            /** @example find_order */
            slug: string;
            /** @description Tells the model what it does and when to use it. */
            description: string;
            /** @default 10000 */
            timeout_ms?: number;
            /**
             * @description Said when the tool is called and nothing else was said in its turn before; null: nothing.
             * @default null
             */
            speak_while_running?: string | null;
            /**
             * @description JSON Schema 2020-12 of an object, without references to other documents.
             * @default {
             *       "type": "object",
             *       "properties": {}
             *     }
             * @example {
             *       "type": "object",
             *       "properties": {
             *         "order_id": {
             *           "type": "string"
             *         }
             *       },
             *       "required": [
             *         "order_id"
             *       ]
             *     }
             */
            parameters?: {
                [key: string]: unknown;
            };
            /**
             * @description `{name}` stands for a path parameter, `{{name}}` for a variable.
             * @example https://api.example.com/orders
             */
            url: string;
            /**
             * @default GET
             * @enum {string}
             */
            method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
            /** @default {} */
            headers?: {
                [key: string]: string;
            };
            /**
             * @description Arguments that go into `{name}` of the URL.
             * @default []
             */
            path_params?: string[];
            /**
             * @description Arguments that go into the query; of GET and DELETE all that are left do.
             * @default []
             */
            query_params?: string[];
            /** @default {} */
            static_query_params?: {
                [key: string]: string;
            };
            /**
             * @description Repeats after no answer, 429 or 5xx; only of GET, PUT and DELETE.
             * @default 0
             */
            retries?: number;
            /**
             * @description Whether `{{variables}}` in the URL, headers, query and body are filled in.
             * @default false
             */
            allow_dynamic_vars?: boolean;
            /** @description Left out: the one there is stays; null: none. */
            auth_header?: components["schemas"]["AuthHeaderInput"] | null;
        };
        HttpToolSettings: {
            /** @constant */
            kind: "http";
            /** @example find_order */
            slug: string;
            /** @description Tells the model what it does and when to use it. */
            description: string;
            timeout_ms: number;
            /** @description Said when the tool is called and nothing else was said in its turn before; null: nothing. */
            speak_while_running: string | null;
            /**
             * @description JSON Schema 2020-12 of an object, without references to other documents.
             * @example {
             *       "type": "object",
             *       "properties": {
             *         "order_id": {
             *           "type": "string"
             *         }
             *       },
             *       "required": [
             *         "order_id"
             *       ]
             *     }
             */
            parameters: {
                [key: string]: unknown;
            };
            /**
             * @description `{name}` stands for a path parameter, `{{name}}` for a variable.
             * @example https://api.example.com/orders
             */
            url: string;
            /** @enum {string} */
            method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
            headers: {
                [key: string]: string;
            };
            /** @description Arguments that go into `{name}` of the URL. */
            path_params: string[];
            /** @description Arguments that go into the query; of GET and DELETE all that are left do. */
            query_params: string[];
            static_query_params: {
                [key: string]: string;
            };
            /** @description Repeats after no answer, 429 or 5xx; only of GET, PUT and DELETE. */
            retries: number;
            /** @description Whether `{{variables}}` in the URL, headers, query and body are filled in. */
            allow_dynamic_vars: boolean;
            auth_header: components["schemas"]["AuthHeader"] | null;
        };
        Identity: {
            /** @default null */
            name: string | null;
            /** @default null */
            role: string | null;
            /** @default null */
            organisation: string | null;
            /** @default null */
            pronouns: string | null;
            /** @default null */
            background: string | null;
        };
        IdentityInput: {
            /** @default null */
            name?: string | null;
            /** @default null */
            role?: string | null;
            /** @default null */
            organisation?: string | null;
            /** @default null */
            pronouns?: string | null;
            /** @default null */
            background?: string | null;
        };
        ImportedMessage: {
            /** @enum {string} */
            role: "user" | "assistant";
            /**
             * @description Who speaks, as in chat APIs.
             * @default null
             */
            name?: string | null;
            text: string;
            /**
             * Format: date-time
             * @description When it was said.
             * @example 2026-03-08T09:30:00Z
             */
            at: string;
            /**
             * @description What you call the message; of one User each is taken once.
             * @example chat-88-message-1
             */
            external_id: string;
        };
        Integration: {
            /** @example intg_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /**
             * @example cal_com
             * @enum {string}
             */
            provider: "slack" | "cal_com" | "hubspot" | "smtp";
            name: string;
            credential: {
                [key: string]: components["schemas"]["SealedField"];
            };
            settings: {
                [key: string]: string | number | boolean;
            };
            archived_at: string | null;
            /** @description Counts changes; the ETag. */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
        };
        IntegrationAttach: {
            /**
             * @description Of the integration's tools, those that this agent gets; null: all.
             * @default null
             */
            selected_tools?: string[] | null;
        };
        IntegrationCreate: {
            /**
             * @example cal_com
             * @enum {string}
             */
            provider: "slack" | "cal_com" | "hubspot" | "smtp";
            /** @description Tells it from others of the same provider. */
            name: string;
            /** @description The provider's credential fields. Sealed at once; never shown again. */
            credential: {
                [key: string]: string | null;
            };
            /**
             * @description The provider's settings.
             * @default {}
             */
            settings?: {
                [key: string]: (string | number | boolean) | null;
            };
        };
        IntegrationProvider: {
            /**
             * @example cal_com
             * @enum {string}
             */
            slug: "slack" | "cal_com" | "hubspot" | "smtp";
            name: string;
            description: string;
            credential: components["schemas"]["IntegrationProviderField"][];
            settings: components["schemas"]["IntegrationProviderField"][];
            tools: {
                /** @example find_slots */
                name: string;
                description: string;
                /** @description JSON Schema 2020-12 of its arguments. */
                parameters: unknown;
            }[];
        };
        IntegrationProviderField: {
            name: string;
            label: string;
            help: string;
            /** @description Sealed at once; never shown again. */
            secret: boolean;
            required: boolean;
            /** @description JSON Schema of its value. */
            schema: unknown;
        };
        IntegrationProviderList: {
            data: components["schemas"]["IntegrationProvider"][];
        };
        IntegrationSettings: {
            /**
             * @example cal_com
             * @enum {string}
             */
            provider: "slack" | "cal_com" | "hubspot" | "smtp";
            name: string;
            credential: {
                [key: string]: components["schemas"]["SealedField"];
            };
            settings: {
                [key: string]: string | number | boolean;
            };
        };
        IntegrationTest: {
            ok: boolean;
            /** @description Who the vendor takes us for, or why it does not let us in. */
            detail: string;
            latency_ms: number;
        };
        IntegrationToolTry: {
            /** @default {} */
            arguments?: {
                [key: string]: unknown;
            };
        };
        IntegrationUpdate: {
            name?: string;
            /** @description The provider's credential fields. Sealed at once; never shown again. */
            credential?: {
                [key: string]: string | null;
            };
            /** @description The provider's settings. */
            settings?: {
                [key: string]: (string | number | boolean) | null;
            };
        };
        Invite: {
            /** @example invite_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "builder" | "analyst" | "viewer";
            invited_by: {
                person_id: string | null;
                name: string;
            };
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string;
        };
        InviteAccept: {
            token: string;
        };
        InviteAccepted: {
            /** @example ws_01j8z5k3mve7b8xq2n4w6y9r1t */
            workspace_id: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "builder" | "analyst" | "viewer";
        };
        InviteCreate: {
            /**
             * Format: email
             * @example ana@example.com
             */
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "builder" | "analyst" | "viewer";
        };
        InviteCreated: {
            /** @example invite_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "builder" | "analyst" | "viewer";
            invited_by: {
                person_id: string | null;
                name: string;
            };
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string;
            /**
             * Format: uri
             * @description What the invited person opens; shown only here.
             */
            link: string;
            /** @description Whether the link was mailed. When it was not, hand it on yourself. */
            mailed: boolean;
        };
        KnownVariable: {
            name: string;
            /** @enum {string} */
            source: "agent" | "resolver" | "system";
            description: string;
            default: string | null;
            required: boolean;
            deprecated: boolean;
        };
        ListeningAssignment: {
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            agent_id: string;
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            external_user_id: string;
            /** @example listen_01j8z5k3mve7b8xq2n4w6y9r1t */
            listening_profile_id: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            assigned_at: string;
        };
        ListeningAssignmentSet: {
            /** @example listen_01j8z5k3mve7b8xq2n4w6y9r1t */
            listening_profile_id: string;
        };
        ListeningPreset: {
            /** @enum {string} */
            preset: "default" | "patient" | "fast" | "phone";
            title: string;
            summary: string;
            settings: components["schemas"]["ListeningValues"];
        };
        /** @description A knob that is null is left to whatever comes after the profile. */
        ListeningProfile: {
            /** @example listen_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            agent_id: string;
            name: string;
            description: string;
            vad_confidence: number | null;
            vad_start_secs: number | null;
            vad_stop_secs: number | null;
            vad_min_volume: number | null;
            interruption_policy: ("always" | "never" | "min_words") | null;
            min_words_before_interrupt: number | null;
            first_message_interruptible: boolean | null;
            noise_suppression: ("off" | "rnnoise" | "auto") | null;
            audio_gate_enabled: boolean | null;
            soft_timeout_override: (components["schemas"]["SoftTimeout"] | null) | null;
            /** @description Whether it is for every User without one of their own. */
            is_default: boolean;
            archived_at: string | null;
            /** @description Counts changes; the ETag. */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
        };
        ListeningProfileCreate: {
            name: string;
            /** @default  */
            description?: string;
            /**
             * @default default
             * @enum {string}
             */
            preset?: "default" | "patient" | "fast" | "phone";
            vad_confidence?: number | null;
            vad_start_secs?: number | null;
            vad_stop_secs?: number | null;
            vad_min_volume?: number | null;
            interruption_policy?: ("always" | "never" | "min_words") | null;
            min_words_before_interrupt?: number | null;
            first_message_interruptible?: boolean | null;
            noise_suppression?: ("off" | "rnnoise" | "auto") | null;
            audio_gate_enabled?: boolean | null;
            soft_timeout_override?: (components["schemas"]["SoftTimeoutInput"] | null) | null;
        };
        ListeningProfileUpdate: {
            name?: string;
            description?: string;
            vad_confidence?: number | null;
            vad_start_secs?: number | null;
            vad_stop_secs?: number | null;
            vad_min_volume?: number | null;
            interruption_policy?: ("always" | "never" | "min_words") | null;
            min_words_before_interrupt?: number | null;
            first_message_interruptible?: boolean | null;
            noise_suppression?: ("off" | "rnnoise" | "auto") | null;
            audio_gate_enabled?: boolean | null;
            soft_timeout_override?: (components["schemas"]["SoftTimeoutInput"] | null) | null;
        };
        ListeningResolution: {
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            agent_id: string;
            user_id: string | null;
            external_user_id: string | null;
            settings: components["schemas"]["ResolvedListening"];
        };
        ListeningValues: {
            /** @description How sure the detector must be that somebody speaks; constant 0.7. */
            vad_confidence: number;
            /** @description How long speech must last to count as begun; constant 0.2. */
            vad_start_secs: number;
            /** @description How long silence must last to count as the end; constant 0.8. */
            vad_stop_secs: number;
            /** @description Of the loudest there is; what is quieter is no speech; constant 0.6. */
            vad_min_volume: number;
            /**
             * @description Whether a User who speaks stops the agent; constant `always`.
             * @enum {string}
             */
            interruption_policy: "always" | "never" | "min_words";
            /** @description How many words it takes, with `min_words`; constant 3. */
            min_words_before_interrupt: number;
            /** @description Whether the opening line may be interrupted; constant true. */
            first_message_interruptible: boolean;
            /**
             * @description `auto`: where the channel needs it; constant `off`.
             * @enum {string}
             */
            noise_suppression: "off" | "rnnoise" | "auto";
            /** @description Whether what is heard while the agent speaks is kept out; constant false. */
            audio_gate_enabled: boolean;
            /** @description In place of the voice stack's own; constant null: that one holds. */
            soft_timeout_override: components["schemas"]["SoftTimeout"] | null;
        };
        McpToolCreate: {
            /** @constant */
            kind: "mcp";
            /** @example find_order */
            slug: string;
            /** @description Tells the model what it does and when to use it. */
            description: string;
            /** @default 10000 */
            timeout_ms?: number;
            /**
             * @description Said when the tool is called and nothing else was said in its turn before; null: nothing.
             * @default null
             */
            speak_while_running?: string | null;
            /** @example https://api.example.com/orders */
            url: string;
            /**
             * @default streamable_http
             * @enum {string}
             */
            transport?: "streamable_http" | "sse";
            /** @default {} */
            headers?: {
                [key: string]: string;
            };
            /**
             * @description Of the server's tools, those that agents get; null: all.
             * @default null
             */
            selected_tools?: string[] | null;
            /** @description Left out: the one there is stays; null: none. */
            auth_header?: components["schemas"]["AuthHeaderInput"] | null;
            oauth?: components["schemas"]["OAuthClientCredentialsInput"] | null;
        };
        McpToolSettings: {
            /** @constant */
            kind: "mcp";
            /** @example find_order */
            slug: string;
            /** @description Tells the model what it does and when to use it. */
            description: string;
            timeout_ms: number;
            /** @description Said when the tool is called and nothing else was said in its turn before; null: nothing. */
            speak_while_running: string | null;
            /** @example https://api.example.com/orders */
            url: string;
            /** @enum {string} */
            transport: "streamable_http" | "sse";
            headers: {
                [key: string]: string;
            };
            /** @description Of the server's tools, those that agents get; null: all. */
            selected_tools: string[] | null;
            auth_header: components["schemas"]["AuthHeader"] | null;
            oauth: {
                client_id: string;
                scope: string | null;
                token_url: string | null;
                hint: string;
                secret_id: string;
            } | null;
        };
        /** @description Who is signed in. What their roles may do is in `x-roles` of this contract. */
        Me: {
            /** @example person_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            email: string;
            /** @description Empty until it is given. */
            name: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description The sign-in that this request was made by.
             * @example signin_01j8z5k3mve7b8xq2n4w6y9r1t
             */
            sign_in_id: string;
            /** @description Those that the person is a member of, in the order in which they joined. */
            workspaces: {
                /** @example ws_01j8z5k3mve7b8xq2n4w6y9r1t */
                id: string;
                name: string;
                /** @enum {string} */
                role: "owner" | "admin" | "builder" | "analyst" | "viewer";
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                joined_at: string;
            }[];
        };
        MeChange: {
            name: string & (unknown & unknown);
        };
        Member: {
            /** @example person_01j8z5k3mve7b8xq2n4w6y9r1t */
            person_id: string;
            /** @description Empty until they give it. */
            name: string;
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "builder" | "analyst" | "viewer";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            joined_at: string;
        };
        MemberChange: {
            /** @enum {string} */
            role: "owner" | "admin" | "builder" | "analyst" | "viewer";
        };
        MemoryArc: {
            topic: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            first_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            last_at: string;
            mentions: number;
            /** @description The latest five, those that no longer hold as well. */
            observations: {
                /** @example obs_01j8z5k3mve7b8xq2n4w6y9r1t */
                id: string;
                text: string;
                /** @enum {string} */
                status: "active" | "superseded" | "forgotten";
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                said_at: string;
            }[];
            /** @description How the User sounded where it was said: the mean of the earlier half and of the later half. Null: not known. */
            tone: {
                /** @description −1 (distressed) to 1 (delighted). */
                start: number;
                /** @description −1 (distressed) to 1 (delighted). */
                now: number;
                /** @enum {string} */
                trend: "rising" | "falling" | "steady";
            } | null;
        };
        MemoryArcs: {
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            /** @description At most 50, the last mentioned first. */
            arcs: components["schemas"]["MemoryArc"][];
            /** @description The mean of each day or week in which the User spoke, the 180 latest. */
            tone: {
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                at: string;
                /** @description −1 (distressed) to 1 (delighted). */
                valence: number;
                messages: number;
            }[];
        };
        MemoryForget: {
            /**
             * @description The caller's own stable ID of the User, or our `user_…` ID.
             * @example customer-4711
             */
            user_id: string;
            observation_ids?: string[];
            /** @constant */
            everything?: true;
        };
        MemoryImport: {
            /**
             * @description The caller's own stable ID of the User, or our `user_…` ID.
             * @example customer-4711
             */
            user_id: string;
            lines: string | {
                [key: string]: unknown;
            }[];
        };
        MemoryImported: {
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            imported: number;
            /** @description Known already. */
            repeated: number;
            /** @description Lines by their number, from 1; the first 1,000. */
            refused: {
                line: number;
                message: string;
            }[];
        };
        MemoryLine: {
            /** @constant */
            type: "header";
            /** @constant */
            format: "hyponema.memory";
            /** @constant */
            version: 1;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            exported_at: string;
            user: {
                user_id: string;
                external_user_id: string;
            };
        } | {
            /** @constant */
            type: "observation";
            /** @description What it is called where it comes from. */
            id?: string;
            /** @default null */
            agent_id: string | null;
            /** @enum {string} */
            kind: "fact" | "preference" | "correction" | "commitment" | "relationship" | "event" | "persona_statement" | "note";
            text: string | null;
            /** @default null */
            slot: string | null;
            /** @default null */
            value: string | null;
            /** @default [] */
            entities: string[];
            /** @default [] */
            topics: string[];
            /** @default 0.5 */
            importance: number;
            /** @default 1 */
            confidence: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            said_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            repeated_at?: string;
            /** @default 1 */
            mentions: number;
            /** @default null */
            valid_from: string | null;
            /** @default null */
            valid_to: string | null;
            /**
             * @default active
             * @enum {string}
             */
            status: "active" | "superseded" | "forgotten";
            /** @default null */
            superseded_by: string | null;
            /** @default null */
            session_id: string | null;
            /** @default null */
            message_id: string | null;
        } | {
            /** @constant */
            type: "open_thread";
            /** @description What it is called where it comes from. */
            id?: string;
            /** @default null */
            agent_id: string | null;
            /** @enum {string} */
            kind: "promise" | "question" | "follow_up";
            text: string;
            /** @default null */
            due_at: string | null;
            /**
             * @default open
             * @enum {string}
             */
            status: "open" | "resolved" | "dismissed";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            opened_at: string;
            /** @default null */
            resolved_at: string | null;
            /** @default null */
            session_id: string | null;
            /** @default null */
            message_id: string | null;
        } | {
            /** @constant */
            type: "cooldown";
            /** @description What it is called where it comes from. */
            id?: string;
            topic: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            started_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            until: string;
            /** @default null */
            lifted_at: string | null;
            /** @default null */
            session_id: string | null;
        } | {
            /** @constant */
            type: "tone";
            /** @description What it is called where it comes from. */
            session_id: string;
            position: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
            valence: number;
            /** @default [] */
            sensitive: string[];
        } | {
            /** @constant */
            type: "resume";
            /** @description What it is called where it comes from. */
            session_id: string;
            /** @description What it is called where it comes from. */
            agent_id: string;
            text: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
        };
        MemoryOverview: {
            /** @description Users of whom something is remembered. */
            users: number;
            observations: {
                /** @enum {string} */
                kind: "fact" | "preference" | "correction" | "commitment" | "relationship" | "event" | "persona_statement" | "note";
                /** @enum {string} */
                status: "active" | "superseded" | "forgotten";
                count: number;
            }[];
            /** @description The last 30 days in UTC, oldest first, today included. */
            learned_per_day: {
                /** Format: date */
                day: string;
                count: number;
            }[];
            /** @description The ten most frequent of what holds. */
            topics: {
                name: string;
                count: number;
            }[];
            /** @description The ten most frequent of what holds. */
            entities: {
                name: string;
                count: number;
            }[];
            latest_learned: {
                /** @example obs_01j8z5k3mve7b8xq2n4w6y9r1t */
                id: string;
                /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
                user_id: string;
                text: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                recorded_at: string;
            }[];
            latest_superseded: {
                /** @example obs_01j8z5k3mve7b8xq2n4w6y9r1t */
                id: string;
                /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
                user_id: string;
                text: string;
                /** @example obs_01j8z5k3mve7b8xq2n4w6y9r1t */
                superseded_by: string;
                superseded_by_text: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                superseded_at: string;
            }[];
            open_threads: number;
            overdue_threads: number;
            active_cooldowns: number;
            /** @description In which something was said that is to be learned yet. */
            waiting_conversations: number;
            waiting_since: string | null;
            /** @description Found by their words alone until they have one. */
            entries_without_vector: number;
        };
        MemoryRecall: {
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            /** @description Best first. */
            items: components["schemas"]["RecalledItem"][];
            left_out: {
                id: string;
                /** @enum {string} */
                kind: "observation" | "turn" | "open_thread";
                score: number;
                /** @enum {string} */
                reason: "superseded" | "expired" | "cooling_down";
            }[];
            /** @description Where the last conversation left off, as the first turn of one is told. */
            resume: {
                text: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                at: string;
            } | null;
            /** @description Sensitive matters that are not raised for now. */
            cooling_down: string[];
            /** @description Parts that did not come within a turn's patience, and were done without. */
            late: ("memory" | "meaning")[];
            /** @description What the items cost in a prompt, by estimate. */
            tokens: number;
            latency_ms: number;
            /** @description Of that, what embedding the question took. */
            embedding_ms: number;
        };
        MemoryRecallRequest: {
            /**
             * @description The caller's own stable ID of the User, or our `user_…` ID.
             * @example customer-4711
             */
            user_id: string;
            query: string;
            /** @description 20 when only `kinds` is given. */
            limit?: number;
            kinds?: ("observation" | "turn" | "open_thread")[];
            /**
             * Format: date-time
             * @description From when it is asked, now unless said: what "last week" means, what has expired, what is to rest. What was said later is found as well.
             * @example 2026-03-08T09:30:00Z
             */
            at?: string;
            /**
             * @description As this agent sees it: one whose `memory_scope` is `agent` recalls what it learned itself.
             * @example agent_01j8z5k3mve7b8xq2n4w6y9r1t
             */
            agent_id?: string;
        };
        MemoryResume: {
            /** @example ses_01j8z5k3mve7b8xq2n4w6y9r1t */
            session_id: string;
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            agent_id: string;
            text: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
        };
        MemorySource: {
            /** @example ses_01j8z5k3mve7b8xq2n4w6y9r1t */
            conversation_id: string;
            message_id: string | null;
            /** @description The caller's own ID of a message that was imported. */
            external_message_id: string | null;
        };
        MessageSend: {
            text: string;
        };
        /**
         * @example {
         *       "provider": "openai",
         *       "model": "gpt-5-mini"
         *     }
         */
        ModelChoice: {
            /** @enum {string} */
            provider: "openai" | "anthropic" | "gemini" | "groq" | "mistral" | "openrouter" | "together" | "openai-compatible" | "offline";
            model: string;
            /**
             * @description Only of `openai-compatible`: the server's address, up to and with its version. It is reached like a tool; the workspace's credential is sent only to the origin that it was set for.
             * @example https://api.example.com/orders
             */
            base_url?: string;
        };
        /** @description In US dollars for a million tokens. */
        ModelPrice: {
            /** @enum {string} */
            provider: "openai" | "anthropic" | "gemini" | "groq" | "mistral" | "openrouter" | "together" | "openai-compatible" | "offline";
            /** @description The model's name. The same name with a date or `-latest` after it is the same model. */
            model: string;
            input_usd: number;
            cached_input_usd: number | null;
            cache_write_usd: number | null;
            output_usd: number;
            /** @description A request whose prompt has more tokens costs double for the prompt and half as much again for the answer; null: all cost the same. */
            long_from_tokens: number | null;
            /** @enum {string} */
            source: "built_in" | "workspace";
        };
        ModelPrices: {
            /**
             * Format: date
             * @description Of the built-in prices.
             */
            as_of: string;
            data: components["schemas"]["ModelPrice"][];
        };
        ModelPricesSet: {
            data: components["schemas"]["OwnModelPrice"][];
        };
        NoGoZone: {
            name: string;
            /**
             * @description Words or phrases, matched whole, without regard to case, accents, look-alike letters or invisible characters.
             * @default []
             */
            keywords: string[];
            /**
             * @description Regular expressions of a linear-time engine (RE2 syntax), without regard to case; `^` and `$` stand for a line's ends.
             * @default []
             */
            regexes: string[];
            /** @enum {string} */
            action: "block" | "redirect" | "escalate";
            /** @description What is said instead (`redirect`), or the message sent (`escalate`). */
            replacement?: string;
        };
        NoGoZoneInput: {
            name: string;
            /**
             * @description Words or phrases, matched whole, without regard to case, accents, look-alike letters or invisible characters.
             * @default []
             */
            keywords?: string[];
            /**
             * @description Regular expressions of a linear-time engine (RE2 syntax), without regard to case; `^` and `$` stand for a line's ends.
             * @default []
             */
            regexes?: string[];
            /** @enum {string} */
            action: "block" | "redirect" | "escalate";
            /** @description What is said instead (`redirect`), or the message sent (`escalate`). */
            replacement?: string;
        };
        /** @description What a User said to being notified on a channel. */
        NotificationSubscription: {
            /** @enum {string} */
            channel: "sms" | "email" | "push" | "whatsapp" | "call";
            /** @enum {string} */
            state: "subscribed" | "unsubscribed";
            address: string | null;
            source: string;
            /**
             * Format: date-time
             * @description When the state or the address last changed.
             * @example 2026-11-24T09:30:00.000Z
             */
            changed_at: string;
        };
        NotificationSubscriptionPut: {
            /** @enum {string} */
            state: "subscribed" | "unsubscribed";
            /**
             * @description An E.164 number for `sms`, `whatsapp` and `call`, an e-mail address for `email`, a device's token for `push`; null: wherever the User is otherwise reached.
             * @default null
             */
            address?: string | null;
            /**
             * @default api
             * @example crm
             */
            source?: string;
        };
        NotificationSubscriptions: {
            data: components["schemas"]["NotificationSubscription"][];
        };
        OAuthClientCredentialsInput: {
            client_id: string;
            /** @description Sealed at once; never shown again. */
            client_secret: string;
            /** @default null */
            scope?: string | null;
            /**
             * @description Null: found by the server's own metadata.
             * @default null
             */
            token_url?: string | null;
        };
        /** @description One remembered statement about a User. */
        Observation: {
            /** @example obs_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            external_user_id: string;
            /** @description Whose conversation it comes from. */
            agent_id: string | null;
            /** @enum {string} */
            kind: "fact" | "preference" | "correction" | "commitment" | "relationship" | "event" | "persona_statement" | "note";
            /** @description Null once forgotten, as is all that tells of it. */
            text: string | null;
            /** @description What it is about, where only one statement can hold at a time, e.g. `user.residence`: a later one supersedes it. */
            slot: string | null;
            /** @description What the slot holds, in small letters. */
            value: string | null;
            entities: string[];
            topics: string[];
            importance: number;
            confidence: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            said_at: string;
            /**
             * Format: date-time
             * @description When it was last said.
             * @example 2026-11-24T09:30:00.000Z
             */
            repeated_at: string;
            /** @description How often it was said. */
            mentions: number;
            valid_from: string | null;
            valid_to: string | null;
            /** @enum {string} */
            origin: "extracted" | "tool" | "api" | "import";
            /** @description Null: no conversation of ours. */
            source: components["schemas"]["MemorySource"] | null;
            /** @enum {string} */
            status: "active" | "superseded" | "forgotten";
            superseded_by: string | null;
            /** @description Counts changes; the ETag. */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            recorded_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
        };
        ObservationChange: {
            /** @enum {string} */
            kind?: "fact" | "preference" | "correction" | "commitment" | "relationship" | "event" | "persona_statement" | "note";
            /** @description A sentence that stands by itself. */
            text?: string;
            value?: string | null;
            entities?: string[];
            topics?: string[];
            importance?: number;
            valid_from?: string | null;
            valid_to?: string | null;
        };
        ObservationCreate: {
            /** @enum {string} */
            kind: "fact" | "preference" | "correction" | "commitment" | "relationship" | "event" | "persona_statement" | "note";
            /** @description A sentence that stands by itself. */
            text: string;
            /** @default null */
            value?: string | null;
            /** @default [] */
            entities?: string[];
            /** @default [] */
            topics?: string[];
            /** @default 0.5 */
            importance?: number;
            /** @default null */
            valid_from?: string | null;
            /** @default null */
            valid_to?: string | null;
            /** @default null */
            slot?: string | null;
            /** @default 1 */
            confidence?: number;
            /**
             * Format: date-time
             * @description Now, unless given.
             * @example 2026-11-24T09:30:00.000Z
             */
            said_at?: string;
            /**
             * @description The caller's own stable ID of the User, or our `user_…` ID.
             * @example customer-4711
             */
            user_id: string;
            /** @default null */
            agent_id?: string | null;
        };
        ObservationHistoryEntry: {
            /** @example obs_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            external_user_id: string;
            /** @description Whose conversation it comes from. */
            agent_id: string | null;
            /** @enum {string} */
            kind: "fact" | "preference" | "correction" | "commitment" | "relationship" | "event" | "persona_statement" | "note";
            /** @description Null once forgotten, as is all that tells of it. */
            text: string | null;
            /** @description What it is about, where only one statement can hold at a time, e.g. `user.residence`: a later one supersedes it. */
            slot: string | null;
            /** @description What the slot holds, in small letters. */
            value: string | null;
            entities: string[];
            topics: string[];
            importance: number;
            confidence: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            said_at: string;
            /**
             * Format: date-time
             * @description When it was last said.
             * @example 2026-11-24T09:30:00.000Z
             */
            repeated_at: string;
            /** @description How often it was said. */
            mentions: number;
            valid_from: string | null;
            valid_to: string | null;
            /** @enum {string} */
            origin: "extracted" | "tool" | "api" | "import";
            /** @description Null: no conversation of ours. */
            source: components["schemas"]["MemorySource"] | null;
            /** @enum {string} */
            status: "active" | "superseded" | "forgotten";
            superseded_by: string | null;
            /** @description Counts changes; the ETag. */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            recorded_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
            /** @description Everywhere it was said, the first time first. */
            sources: components["schemas"]["MemorySource"][];
        };
        OpenApiImport: {
            /** @description Empty when it was only tried. */
            created: components["schemas"]["Tool"][];
            /** @description What becomes, or became, a tool. */
            planned: {
                operation: string;
                slug: string;
                method: string;
                url: string;
            }[];
            skipped: {
                operation: string;
                reason: string;
            }[];
        };
        OpenApiImportRequest: {
            /** @description The document itself; else `url`. */
            document?: {
                [key: string]: unknown;
            };
            /**
             * @description Where it is; JSON, at most 2 MiB.
             * @example https://api.example.com/orders
             */
            url?: string;
            /**
             * @description Instead of the document's own server.
             * @example https://api.example.com/orders
             */
            base_url?: string;
            /** @description Only these, by operation ID or as `GET /path`. */
            operations?: string[];
            /** @description For all of the tools. */
            auth_header?: components["schemas"]["AuthHeaderInput"];
            /** @default false */
            dry_run?: boolean;
        };
        /** @description Something that was promised, asked or left for later. */
        OpenThread: {
            /** @example thread_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            external_user_id: string;
            agent_id: string | null;
            /** @enum {string} */
            kind: "promise" | "question" | "follow_up";
            text: string;
            due_at: string | null;
            /** @enum {string} */
            status: "open" | "resolved" | "dismissed";
            source: components["schemas"]["MemorySource"] | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            opened_at: string;
            /** @description When it was resolved or dismissed. */
            resolved_at: string | null;
            /** @description Counts changes; the ETag. */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
        };
        OpenThreadCreate: {
            /**
             * @description The caller's own stable ID of the User, or our `user_…` ID.
             * @example customer-4711
             */
            user_id: string;
            /** @enum {string} */
            kind: "promise" | "question" | "follow_up";
            /** @description A sentence that stands by itself. */
            text: string;
            /** @default null */
            due_at?: string | null;
            /** @default null */
            agent_id?: string | null;
        };
        OpenThreadUpdate: {
            /** @enum {string} */
            status?: "open" | "resolved" | "dismissed";
            due_at?: string | null;
            /** @description A sentence that stands by itself. */
            text?: string;
        };
        OwnModelPrice: {
            /** @enum {string} */
            provider: "openai" | "anthropic" | "gemini" | "groq" | "mistral" | "openrouter" | "together" | "openai-compatible" | "offline";
            /** @description The model's name. The same name with a date or `-latest` after it is the same model. */
            model: string;
            /** @description A million tokens of the prompt. */
            input_usd: number;
            /**
             * @description A million that the vendor had cached; null: as any other of the prompt.
             * @default null
             */
            cached_input_usd?: number | null;
            /**
             * @description A million that were written into its cache; null: as any other of the prompt.
             * @default null
             */
            cache_write_usd?: number | null;
            /** @description A million tokens of the answer. */
            output_usd: number;
        };
        Passkey: {
            /** @example passkey_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            name: string;
            /** @description Whether it is kept in an account, or on one device alone. */
            backed_up: boolean;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
        };
        PasskeyChange: {
            name: string & (unknown & unknown);
        };
        PasskeyRegister: {
            name: string & (unknown & unknown);
            response: components["schemas"]["PasskeyRegistrationResponse"];
        };
        PasskeyRegistrationOptions: {
            challenge: string;
        } & {
            [key: string]: unknown;
        };
        PasskeyRegistrationResponse: {
            id: string;
            rawId: string;
            /** @constant */
            type: "public-key";
            /** @enum {string} */
            authenticatorAttachment?: "platform" | "cross-platform";
            /** @default {} */
            clientExtensionResults?: {
                [key: string]: unknown;
            };
            response: {
                clientDataJSON: string;
                attestationObject: string;
                transports?: string[];
            };
        };
        PasskeySignInOptions: {
            challenge: string;
        } & {
            [key: string]: unknown;
        };
        PasskeySignInResponse: {
            id: string;
            rawId: string;
            /** @constant */
            type: "public-key";
            /** @enum {string} */
            authenticatorAttachment?: "platform" | "cross-platform";
            /** @default {} */
            clientExtensionResults?: {
                [key: string]: unknown;
            };
            response: {
                clientDataJSON: string;
                authenticatorData: string;
                signature: string;
                userHandle?: string;
            };
        };
        Persona: {
            /** @example persona_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            name: string;
            description: string;
            /** @description The system prompt, sent to the model byte for byte. */
            prompt: string;
            settings: components["schemas"]["PersonaSettings"];
            /** @description Null until first promoted. */
            production_version: number | null;
            /** @description Of the newest version; 0 when there is none. */
            last_version: number;
            archived_at: string | null;
            /** @description Counts changes; the ETag. */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
        };
        PersonaCreate: {
            name: string;
            /** @default  */
            description?: string;
            /**
             * @description The system prompt, sent to the model byte for byte.
             * @default
             */
            prompt?: string;
            /** @default {} */
            settings?: components["schemas"]["PersonaSettingsInput"];
        };
        PersonaLink: {
            /** @example persona_01j8z5k3mve7b8xq2n4w6y9r1t */
            persona_id: string;
            /**
             * @description A pinned version; null: the production version.
             * @default null
             */
            version: number | null;
        };
        PersonaLinkInput: {
            /** @example persona_01j8z5k3mve7b8xq2n4w6y9r1t */
            persona_id: string;
            /**
             * @description A pinned version; null: the production version.
             * @default null
             */
            version?: number | null;
        };
        PersonaPromote: {
            /** @default  */
            note?: string;
        };
        PersonaSettings: {
            /**
             * @description The agent's opening line; null: it waits.
             * @default null
             */
            first_message: string | null;
            greeting: components["schemas"]["Greeting"];
            /** @default [] */
            no_go_zones: components["schemas"]["NoGoZone"][];
            /** @default [] */
            sleep_windows: components["schemas"]["SleepWindow"][];
            escalation: components["schemas"]["Escalation"];
            personality: components["schemas"]["Personality"];
            identity: components["schemas"]["Identity"];
        };
        PersonaSettingsChange: {
            first_message?: string | null;
            greeting?: components["schemas"]["GreetingInput"];
            no_go_zones?: components["schemas"]["NoGoZoneInput"][];
            sleep_windows?: components["schemas"]["SleepWindowInput"][];
            escalation?: components["schemas"]["EscalationInput"];
            personality?: components["schemas"]["PersonalityInput"];
            identity?: components["schemas"]["IdentityInput"];
        };
        PersonaSettingsInput: {
            /**
             * @description The agent's opening line; null: it waits.
             * @default null
             */
            first_message?: string | null;
            /** @default {} */
            greeting?: components["schemas"]["GreetingInput"];
            /** @default [] */
            no_go_zones?: components["schemas"]["NoGoZoneInput"][];
            /** @default [] */
            sleep_windows?: components["schemas"]["SleepWindowInput"][];
            /** @default {} */
            escalation?: components["schemas"]["EscalationInput"];
            /** @default {} */
            personality?: components["schemas"]["PersonalityInput"];
            /** @default {} */
            identity?: components["schemas"]["IdentityInput"];
        };
        PersonaUpdate: {
            name?: string;
            description?: string;
            /** @description The system prompt, sent to the model byte for byte. */
            prompt?: string;
            settings?: components["schemas"]["PersonaSettingsChange"];
        };
        PersonaVersion: {
            /** @example persona_01j8z5k3mve7b8xq2n4w6y9r1t */
            persona_id: string;
            version: number;
            note: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            name: string;
            /** @description Whether agents follow this one now. */
            production: boolean;
            prompt: string;
            settings: components["schemas"]["PersonaSettings"];
        };
        PersonaVersionSummary: {
            /** @example persona_01j8z5k3mve7b8xq2n4w6y9r1t */
            persona_id: string;
            version: number;
            note: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            name: string;
            /** @description Whether agents follow this one now. */
            production: boolean;
        };
        Personality: {
            /**
             * @description 1: matter-of-fact; 5: warm; null: unsaid.
             * @default null
             */
            warmth: number | null;
            /**
             * @description 1: casual; 5: formal; null: unsaid.
             * @default null
             */
            formality: number | null;
            /**
             * @description 1: serious; 5: playful; null: unsaid.
             * @default null
             */
            humor: number | null;
            /**
             * @description 1: expansive; 5: brief; null: unsaid.
             * @default null
             */
            brevity: number | null;
            /**
             * @description 1: tactful; 5: direct; null: unsaid.
             * @default null
             */
            directness: number | null;
            /**
             * @description 1: calm; 5: lively; null: unsaid.
             * @default null
             */
            energy: number | null;
        };
        PersonalityInput: {
            /**
             * @description 1: matter-of-fact; 5: warm; null: unsaid.
             * @default null
             */
            warmth?: number | null;
            /**
             * @description 1: casual; 5: formal; null: unsaid.
             * @default null
             */
            formality?: number | null;
            /**
             * @description 1: serious; 5: playful; null: unsaid.
             * @default null
             */
            humor?: number | null;
            /**
             * @description 1: expansive; 5: brief; null: unsaid.
             * @default null
             */
            brevity?: number | null;
            /**
             * @description 1: tactful; 5: direct; null: unsaid.
             * @default null
             */
            directness?: number | null;
            /**
             * @description 1: calm; 5: lively; null: unsaid.
             * @default null
             */
            energy?: number | null;
        };
        PlaygroundRender: {
            /** @default draft */
            agent_version?: "draft" | "published" | number;
            /**
             * @description Takes version, User and variables from it.
             * @example ses_01j8z5k3mve7b8xq2n4w6y9r1t
             */
            session_id?: string;
            /**
             * @description A User that is not known is a new one.
             * @example customer-4711
             */
            user_id?: string;
            /** @default Hello */
            text?: string;
            /** @default {} */
            dynamic_variables?: {
                [key: string]: string;
            };
            /**
             * @description What the resolver would answer; it is not asked.
             * @default {}
             */
            resolved_variables?: {
                [key: string]: string;
            };
            /** @default {} */
            overrides?: components["schemas"]["SessionOverrides"];
        };
        /** @description RFC 9457 problem details. */
        Problem: {
            /** @description URL of this code's documentation. */
            type: string;
            title: string;
            status: number;
            /** @description What was wrong this time, and what to do. */
            detail: string;
            /** @enum {string} */
            code: "invalid-json" | "missing-credential" | "invalid-credential" | "sign-in-ended" | "insufficient-scope" | "dashboard-only" | "scope-beyond-role" | "insufficient-role" | "cross-origin-request" | "role-above-own" | "sign-up-closed" | "invite-for-another-address" | "sign-in-too-old" | "passkey-refused" | "origin-not-allowed" | "not-found" | "workspace-not-found" | "route-not-found" | "agent-not-found" | "widget-agent-not-found" | "persona-not-found" | "version-not-found" | "tool-not-found" | "integration-not-found" | "integration-tool-not-found" | "template-not-found" | "resolver-not-set" | "listening-profile-not-found" | "listening-assignment-not-set" | "user-not-found" | "profile-field-not-found" | "attribute-not-found" | "subscription-not-found" | "merge-not-found" | "session-not-found" | "import-not-found" | "observation-not-found" | "open-thread-not-found" | "cooldown-not-found" | "api-key-not-found" | "provider-credential-not-set" | "member-not-found" | "invite-not-found" | "sign-in-not-found" | "passkey-not-found" | "method-not-allowed" | "turn-in-progress" | "session-ended" | "idempotency-in-flight" | "user-exists" | "profile-field-exists" | "profile-field-archived" | "profile-field-in-use" | "too-many-profile-fields" | "too-many-attributes" | "same-user" | "user-in-session" | "merge-undone" | "merge-final" | "merge-not-last" | "api-key-ended" | "too-many-api-keys" | "agent-archived" | "persona-archived" | "tool-archived" | "integration-archived" | "tool-name-taken" | "too-many-tools" | "listening-profile-archived" | "default-listening-profile" | "too-many-listening-profiles" | "too-many-integrations" | "persona-in-use" | "tool-in-use" | "integration-in-use" | "agent-not-published" | "observation-forgotten" | "observation-superseded" | "last-owner" | "already-member" | "too-many-invites" | "too-many-workspaces" | "too-many-passkeys" | "stale-version" | "body-too-large" | "unsupported-media-type" | "invalid-request" | "sign-in-link-invalid" | "idempotency-key-reused" | "modality-not-allowed" | "override-not-allowed" | "missing-variable" | "invalid-regex" | "reserved-name" | "invalid-profile-values" | "openapi-unusable" | "too-many-operations" | "not-an-mcp-server" | "invalid-tool-schema" | "invalid-integration" | "credential-required" | "agent-not-publishable" | "provider-not-configured" | "provider-key-required" | "base-url-required" | "expiry-not-in-future" | "invalid-cursor" | "version-required" | "rate-limited" | "headers-too-large" | "internal-error" | "not-ready" | "answer-forgotten" | "sign-in-link-expired" | "sign-in-link-used" | "invite-expired" | "invite-used" | "passkey-challenge-expired" | "resume-window-passed";
            request_id: string;
            errors?: components["schemas"]["ProblemPlace"][];
        };
        ProblemPlace: {
            path: string;
            message: string;
        };
        /** @description Something that a workspace wants to know of its Users. */
        ProfileField: {
            /** @example field_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            key: string;
            /** @description What people, and agents, are shown. */
            label: string;
            description: string;
            /**
             * @description Cannot be changed once Users have values.
             * @enum {string}
             */
            type: "text" | "number" | "boolean" | "date" | "select" | "multi_select" | "email" | "phone" | "url";
            /** @description Of `select` and `multi_select`, what can be chosen; empty of all others. A value stays when its option goes. */
            options: string[];
            /** @description Its values are masked in the audit log and are never told to a model. Only `profile_fields:read` shows them. */
            sensitive: boolean;
            /** @description Whether agents may be told its values. A sensitive field cannot be. */
            usable_in_instructions: boolean;
            /** @description Its place among the others, lowest first. */
            position: number;
            archived_at: string | null;
            /** @description Counts changes; the ETag. */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
        };
        ProfileFieldCreate: {
            key: string;
            /** @description What people, and agents, are shown. */
            label: string;
            /** @default  */
            description?: string;
            /**
             * @description Cannot be changed once Users have values.
             * @default text
             * @enum {string}
             */
            type?: "text" | "number" | "boolean" | "date" | "select" | "multi_select" | "email" | "phone" | "url";
            /**
             * @description Of `select` and `multi_select`, what can be chosen; empty of all others. A value stays when its option goes.
             * @default []
             */
            options?: string[];
            /**
             * @description Its values are masked in the audit log and are never told to a model. Only `profile_fields:read` shows them.
             * @default false
             */
            sensitive?: boolean;
            /**
             * @description Whether agents may be told its values. A sensitive field cannot be.
             * @default false
             */
            usable_in_instructions?: boolean;
            /** @description Left out: after all others. */
            position?: number;
        };
        ProfileFieldUpdate: {
            /** @description What people, and agents, are shown. */
            label?: string;
            description?: string;
            /**
             * @description Cannot be changed once Users have values.
             * @enum {string}
             */
            type?: "text" | "number" | "boolean" | "date" | "select" | "multi_select" | "email" | "phone" | "url";
            /** @description Of `select` and `multi_select`, what can be chosen; empty of all others. A value stays when its option goes. */
            options?: string[];
            /** @description Its values are masked in the audit log and are never told to a model. Only `profile_fields:read` shows them. */
            sensitive?: boolean;
            /** @description Whether agents may be told its values. A sensitive field cannot be. */
            usable_in_instructions?: boolean;
            /** @description Its place among the others, lowest first. */
            position?: number;
        };
        PromptPart: {
            /** @enum {string} */
            source: "memory" | "persona" | "identity" | "personality" | "append" | "summary" | "language";
            /** @description Where exactly it came from, for people. */
            origin: string;
            text: string;
            /** @description An estimate: models count in their own ways. */
            tokens: number;
        };
        ProviderCredential: {
            /**
             * @example openai-compatible
             * @enum {string}
             */
            provider: "openai" | "anthropic" | "gemini" | "groq" | "mistral" | "openrouter" | "together" | "openai-compatible";
            /** @example OpenAI */
            name: string;
            /** @description Where the credential in use is from: the workspace's own goes first. Null: there is none. */
            source: ("workspace" | "environment") | null;
            /**
             * @description The last four characters of the workspace's key; null: it has none, or one that is short.
             * @example …4f2a
             */
            hint: string | null;
            /** @description Null: the provider's own address. */
            base_url: string | null;
            /** @description When the workspace's credential was set. */
            set_at: string | null;
            /** @description What an agent that chooses no model gets of this provider; null: what it lists first. */
            default_model: string | null;
            /** @description Of the credential in use. */
            last_test: components["schemas"]["ProviderTest"] | null;
            /** @description How many models it listed when it last worked. */
            models_seen: number;
            models_seen_at: string | null;
        };
        ProviderCredentialList: {
            data: components["schemas"]["ProviderCredential"][];
        };
        ProviderCredentialSet: {
            /**
             * @description Sealed at once; never shown again. Spaces around it are dropped. Null or left out: the server at `base_url` wants none, which only `openai-compatible` can do without.
             * @default null
             */
            api_key?: string | null;
            /**
             * @description Up to and with the version, e.g. `https://models.example.com/v1`. `openai-compatible` needs it; of others it is a gateway that speaks as they do. It is reached like a tool: public addresses by https, unless whoever runs the server allows more.
             * @default null
             */
            base_url?: string | null;
        };
        ProviderTest: {
            /**
             * @description `works`: it takes the key. `key_refused`, `rate_limited`: it answered, and says so. `timed_out`, `unreachable`: there was no answer. `not_allowed`: the server does not call addresses like this one. `unexpected`: something answered that is not this provider, or is out of order. `unreadable`: the credential was sealed with a root secret that the server no longer has.
             * @enum {string}
             */
            outcome: "works" | "key_refused" | "rate_limited" | "timed_out" | "unreachable" | "not_allowed" | "unexpected" | "unreadable";
            /** @description The same in a sentence that says what to do. */
            detail: string;
            latency_ms: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            tested_at: string;
        };
        Readiness: {
            /** @constant */
            status: "ready";
            checks: {
                [key: string]: "ok";
            };
        };
        RecallReasons: {
            /** @description What each signal added; they add up to the score. The guide explains them. */
            signals: {
                [key: string]: number;
            };
            /** @description Stems of the question that stand in it. */
            matched: string[];
        };
        RecalledItem: {
            /** @description The observation, the message or the thread. */
            id: string;
            /** @enum {string} */
            kind: "observation" | "turn" | "open_thread";
            text: string;
            score: number;
            why: components["schemas"]["RecallReasons"];
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            said_at: string;
            /** @description Of a turn, who said it. */
            speaker: ("user" | "assistant") | null;
            name: string | null;
            /** @description Of a thread. */
            due_at: string | null;
            thread_kind: ("promise" | "question" | "follow_up") | null;
            sources: components["schemas"]["MemorySource"][];
        };
        RenderedVariable: {
            name: string;
            /** @description Null: it has none, and its places stay as they are written. */
            value: string | null;
            source: ("session" | "resolver" | "default" | "system") | null;
            required: boolean;
            /** @description Whether the prompt or the opening line holds it. */
            used: boolean;
        };
        Rendering: {
            /** @description Whose memory it shows; null: nobody's. */
            user_id: string | null;
            /** @description Null: the draft. */
            agent_version: number | null;
            /** @description In the order they are tried. */
            models: {
                provider: string;
                model: string;
            }[];
            parts: components["schemas"]["PromptPart"][];
            /** @description The parts as they are sent, joined by an empty line. */
            system: string;
            /** @description The conversation as it is sent. */
            messages: unknown[];
            tools: {
                name: string;
                description: string;
                input_schema: unknown;
                /** @enum {string} */
                source: "system" | "memory" | "http" | "mcp" | "integration";
                /** @description An estimate: models count in their own ways. */
                tokens: number;
            }[];
            variables: components["schemas"]["RenderedVariable"][];
            first_message: string | null;
            tokens: {
                /** @description An estimate: models count in their own ways. */
                system: number;
                /** @description An estimate: models count in their own ways. */
                messages: number;
                /** @description An estimate: models count in their own ways. */
                tools: number;
                /** @description An estimate: models count in their own ways. */
                total: number;
            };
        };
        ResolvedListening: {
            vad_confidence: {
                /** @description How sure the detector must be that somebody speaks; constant 0.7. */
                value: number;
                /** @enum {string} */
                source: "session" | "assignment" | "agent_default" | "voice_profile" | "constant";
                /** @description Of the sources `assignment` and `agent_default`. */
                listening_profile_id: string | null;
            };
            vad_start_secs: {
                /** @description How long speech must last to count as begun; constant 0.2. */
                value: number;
                /** @enum {string} */
                source: "session" | "assignment" | "agent_default" | "voice_profile" | "constant";
                /** @description Of the sources `assignment` and `agent_default`. */
                listening_profile_id: string | null;
            };
            vad_stop_secs: {
                /** @description How long silence must last to count as the end; constant 0.8. */
                value: number;
                /** @enum {string} */
                source: "session" | "assignment" | "agent_default" | "voice_profile" | "constant";
                /** @description Of the sources `assignment` and `agent_default`. */
                listening_profile_id: string | null;
            };
            vad_min_volume: {
                /** @description Of the loudest there is; what is quieter is no speech; constant 0.6. */
                value: number;
                /** @enum {string} */
                source: "session" | "assignment" | "agent_default" | "voice_profile" | "constant";
                /** @description Of the sources `assignment` and `agent_default`. */
                listening_profile_id: string | null;
            };
            interruption_policy: {
                /**
                 * @description Whether a User who speaks stops the agent; constant `always`.
                 * @enum {string}
                 */
                value: "always" | "never" | "min_words";
                /** @enum {string} */
                source: "session" | "assignment" | "agent_default" | "voice_profile" | "constant";
                /** @description Of the sources `assignment` and `agent_default`. */
                listening_profile_id: string | null;
            };
            min_words_before_interrupt: {
                /** @description How many words it takes, with `min_words`; constant 3. */
                value: number;
                /** @enum {string} */
                source: "session" | "assignment" | "agent_default" | "voice_profile" | "constant";
                /** @description Of the sources `assignment` and `agent_default`. */
                listening_profile_id: string | null;
            };
            first_message_interruptible: {
                /** @description Whether the opening line may be interrupted; constant true. */
                value: boolean;
                /** @enum {string} */
                source: "session" | "assignment" | "agent_default" | "voice_profile" | "constant";
                /** @description Of the sources `assignment` and `agent_default`. */
                listening_profile_id: string | null;
            };
            noise_suppression: {
                /**
                 * @description `auto`: where the channel needs it; constant `off`.
                 * @enum {string}
                 */
                value: "off" | "rnnoise" | "auto";
                /** @enum {string} */
                source: "session" | "assignment" | "agent_default" | "voice_profile" | "constant";
                /** @description Of the sources `assignment` and `agent_default`. */
                listening_profile_id: string | null;
            };
            audio_gate_enabled: {
                /** @description Whether what is heard while the agent speaks is kept out; constant false. */
                value: boolean;
                /** @enum {string} */
                source: "session" | "assignment" | "agent_default" | "voice_profile" | "constant";
                /** @description Of the sources `assignment` and `agent_default`. */
                listening_profile_id: string | null;
            };
            soft_timeout_override: {
                /** @description In place of the voice stack's own; constant null: that one holds. */
                value: components["schemas"]["SoftTimeout"] | null;
                /** @enum {string} */
                source: "session" | "assignment" | "agent_default" | "voice_profile" | "constant";
                /** @description Of the sources `assignment` and `agent_default`. */
                listening_profile_id: string | null;
            };
        };
        ResolverTrial: {
            ok: boolean;
            values: {
                [key: string]: string;
            };
            /** @description Mapped variables that the answer had no value for. */
            missing: string[];
            /** @description What came back. */
            answer: unknown;
            status: number | null;
            error: string | null;
            latency_ms: number;
        };
        /** @description The version to go back to. */
        Rollback: {
            version: number;
        };
        /** @description A sealed credential; `hint` is its last characters. */
        SealedField: {
            hint: string;
            secret_id: string;
        };
        SeenModel: {
            /** @description As agents name it. */
            id: string;
            /** @description The provider's name for people, where it has one. */
            name: string | null;
        };
        SeenModels: {
            /**
             * @example openai-compatible
             * @enum {string}
             */
            provider: "openai" | "anthropic" | "gemini" | "groq" | "mistral" | "openrouter" | "together" | "openai-compatible";
            /** @description Null: none have been asked for yet. */
            seen_at: string | null;
            data: components["schemas"]["SeenModel"][];
        };
        /** @description One conversation's life cycle. */
        Session: {
            /** @example ses_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @enum {string} */
            status: "pending" | "in_progress" | "completed" | "failed";
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            agent_id: string;
            /** @description Null: a preview of the draft. */
            agent_version: number | null;
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            external_user_id: string;
            /** @enum {string} */
            modality: "voice" | "voice+text" | "text";
            /** @enum {string} */
            channel: "api" | "widget" | "phone" | "whatsapp" | "preview" | "import";
            end_reason: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            started_at: string | null;
            ended_at: string | null;
        };
        SessionCreate: {
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            agent_id: string;
            /**
             * @description The caller's own stable ID of the User, or our `user_…` ID.
             * @example customer-4711
             */
            user_id: string;
            /** @description A version, or `draft`: a preview of the draft as it is now, on the channel `preview`. Left out: the published version. */
            agent_version?: "draft" | number;
            /**
             * @default voice
             * @enum {string}
             */
            modality?: "voice" | "voice+text" | "text";
            /** @default {} */
            dynamic_variables?: {
                [key: string]: string;
            };
            /** @default 900 */
            ttl_seconds?: number;
            /** @default {} */
            overrides?: components["schemas"]["SessionOverrides"];
        };
        SessionCreated: {
            /** @example ses_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @enum {string} */
            status: "pending" | "in_progress" | "completed" | "failed";
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            agent_id: string;
            /** @description Null: a preview of the draft. */
            agent_version: number | null;
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            external_user_id: string;
            /** @enum {string} */
            modality: "voice" | "voice+text" | "text";
            /** @enum {string} */
            channel: "api" | "widget" | "phone" | "whatsapp" | "preview" | "import";
            end_reason: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            started_at: string | null;
            ended_at: string | null;
            /** @description Voice socket; append `?token=`. */
            ws_url: string;
            /** @description Chat socket; append `?token=`. */
            chat_url: string;
            token: string;
            /**
             * Format: date-time
             * @description Until when the token opens a socket.
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string;
            first_message: string | null;
        };
        SessionEnd: {
            /**
             * @default completed
             * @enum {string}
             */
            status?: "completed" | "failed";
            /** @default ended_by_client */
            reason?: string;
        };
        /** @description Each must be in the agent's `allowed_overrides`. */
        SessionOverrides: {
            first_message?: string;
            /** @enum {string} */
            greeting_mode?: "static" | "custom_agent";
            /** @example en */
            language?: string;
            llm?: components["schemas"]["TextModelInput"];
            system_prompt_append?: string;
            /** @description Names of tools that the model is not offered; `*`: none at all. */
            tools_disabled?: string[];
        };
        /** @description Opens this session's sockets and nothing else. */
        SessionToken: {
            token: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string;
        };
        SessionTokenMint: {
            /** @default 900 */
            ttl_seconds?: number;
        };
        /** @description A browser that is signed in. */
        SignIn: {
            /** @example signin_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @description Whether this request was made by it. */
            current: boolean;
            /** @description Where it was made from. */
            address: string | null;
            /** @description The browser, by its own words. */
            user_agent: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description To a quarter of an hour.
             * @example 2026-11-24T09:30:00.000Z
             */
            last_seen_at: string;
            /**
             * Format: date-time
             * @description When it ends if it is not used until then.
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string;
        };
        SignInByLink: {
            token: string;
        };
        SignInByPasskey: {
            response: components["schemas"]["PasskeySignInResponse"];
        };
        SignInLinkRequest: {
            /**
             * Format: email
             * @example ana@example.com
             */
            email: string;
        };
        SignInLinkRequested: {
            /** @description How long the link is good for. */
            expires_in_seconds: number;
        };
        SleepWindow: {
            /** @description ISO days on which the window begins: 1 is Monday. */
            weekdays: number[];
            /** @example 22:30 */
            from: string;
            /**
             * @description Not later than `from`: the next day. The same as `from`: the whole day.
             * @example 22:30
             */
            to: string;
            /**
             * @description Used for Users whose own time zone is not known.
             * @default UTC
             * @example Europe/Vienna
             */
            timezone: string;
            /** @description What is said instead of an answer. */
            message: string;
        };
        SleepWindowInput: {
            /** @description ISO days on which the window begins: 1 is Monday. */
            weekdays: number[];
            /** @example 22:30 */
            from: string;
            /**
             * @description Not later than `from`: the next day. The same as `from`: the whole day.
             * @example 22:30
             */
            to: string;
            /**
             * @description Used for Users whose own time zone is not known.
             * @default UTC
             * @example Europe/Vienna
             */
            timezone?: string;
            /** @description What is said instead of an answer. */
            message: string;
        };
        SoftTimeout: {
            /**
             * @description `static` says `message`; `generated` lets the model find the words.
             * @enum {string}
             */
            mode: "off" | "static" | "generated";
            /** @default  */
            message: string;
            /** @default 4000 */
            after_ms: number;
            /**
             * @description Whose silence counts.
             * @default user
             * @enum {string}
             */
            on: "user" | "model";
        };
        SoftTimeoutInput: {
            /**
             * @description `static` says `message`; `generated` lets the model find the words.
             * @enum {string}
             */
            mode: "off" | "static" | "generated";
            /** @default  */
            message?: string;
            /** @default 4000 */
            after_ms?: number;
            /**
             * @description Whose silence counts.
             * @default user
             * @enum {string}
             */
            on?: "user" | "model";
        };
        Span: {
            /** @example span_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            parent_id: string | null;
            /** @enum {string} */
            type: "turn" | "llm" | "tool" | "function" | "retrieval" | "memory" | "guardrail" | "stt" | "tts" | "score" | "error";
            name: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            started_at: string;
            duration_ms: number;
            /** @description Truncated, secrets masked. */
            input: unknown;
            /** @description Truncated, secrets masked. */
            output: unknown;
            error: string | null;
            provider: string | null;
            model: string | null;
            prompt_tokens: number | null;
            completion_tokens: number | null;
            /** @description Null: no price is known. */
            cost_usd: number | null;
        };
        TextModel: {
            /** @enum {string} */
            provider: "openai" | "anthropic" | "gemini" | "groq" | "mistral" | "openrouter" | "together" | "openai-compatible" | "offline";
            model: string;
            /**
             * @description Only of `openai-compatible`: the server's address, up to and with its version. It is reached like a tool; the workspace's credential is sent only to the origin that it was set for.
             * @example https://api.example.com/orders
             */
            base_url?: string;
            /**
             * @description Tried in this order when the model before fails before its first token.
             * @default []
             */
            fallbacks: components["schemas"]["ModelChoice"][];
            temperature?: number;
            max_output_tokens?: number;
            /**
             * @description How much a model that can think does before it speaks; others do not hear of it.
             * @enum {string}
             */
            reasoning_effort?: "minimal" | "low" | "medium" | "high";
            /** @description A schema that the whole answer is to fit. */
            response_format?: {
                name: string;
                /**
                 * @description JSON Schema 2020-12 of an object, without references to other documents.
                 * @example {
                 *       "type": "object",
                 *       "properties": {
                 *         "order_id": {
                 *           "type": "string"
                 *         }
                 *       },
                 *       "required": [
                 *         "order_id"
                 *       ]
                 *     }
                 */
                schema: {
                    [key: string]: unknown;
                };
            };
        };
        TextModelInput: {
            /** @enum {string} */
            provider: "openai" | "anthropic" | "gemini" | "groq" | "mistral" | "openrouter" | "together" | "openai-compatible" | "offline";
            model: string;
            /**
             * @description Only of `openai-compatible`: the server's address, up to and with its version. It is reached like a tool; the workspace's credential is sent only to the origin that it was set for.
             * @example https://api.example.com/orders
             */
            base_url?: string;
            /**
             * @description Tried in this order when the model before fails before its first token.
             * @default []
             */
            fallbacks?: components["schemas"]["ModelChoice"][];
            temperature?: number;
            max_output_tokens?: number;
            /**
             * @description How much a model that can think does before it speaks; others do not hear of it.
             * @enum {string}
             */
            reasoning_effort?: "minimal" | "low" | "medium" | "high";
            /** @description A schema that the whole answer is to fit. */
            response_format?: {
                name: string;
                /**
                 * @description JSON Schema 2020-12 of an object, without references to other documents.
                 * @example {
                 *       "type": "object",
                 *       "properties": {
                 *         "order_id": {
                 *           "type": "string"
                 *         }
                 *       },
                 *       "required": [
                 *         "order_id"
                 *       ]
                 *     }
                 */
                schema: {
                    [key: string]: unknown;
                };
            };
        };
        TimelineEntry: {
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
            /** @enum {string} */
            kind: "created" | "details_changed" | "profile_changed" | "attribute_changed" | "subscription_changed" | "merged" | "merge_undone" | "conversation_started" | "conversation_ended" | "escalation" | "observation_learned" | "observation_superseded" | "observation_forgotten";
            /** @description Of the User, of the session, or of the entry in the audit log; with `kind` and `at` it names the entry. */
            id: string;
            /** @description One line for people. */
            title: string;
            /** @description By kind. Names what changed, never values of the profile or of attributes. */
            detail: {
                [key: string]: unknown;
            };
        };
        TokenEvent: {
            /** @constant */
            event: "token";
            id: string;
            data: {
                text: string;
            };
        };
        Tool: {
            /** @example tool_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            archived_at: string | null;
            /** @description Counts changes; the ETag. */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
            /** @constant */
            kind: "http";
            /** @example find_order */
            slug: string;
            /** @description Tells the model what it does and when to use it. */
            description: string;
            timeout_ms: number;
            /** @description Said when the tool is called and nothing else was said in its turn before; null: nothing. */
            speak_while_running: string | null;
            /**
             * @description JSON Schema 2020-12 of an object, without references to other documents.
             * @example {
             *       "type": "object",
             *       "properties": {
             *         "order_id": {
             *           "type": "string"
             *         }
             *       },
             *       "required": [
             *         "order_id"
             *       ]
             *     }
             */
            parameters: {
                [key: string]: unknown;
            };
            /**
             * @description `{name}` stands for a path parameter, `{{name}}` for a variable.
             * @example https://api.example.com/orders
             */
            url: string;
            /** @enum {string} */
            method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
            headers: {
                [key: string]: string;
            };
            /** @description Arguments that go into `{name}` of the URL. */
            path_params: string[];
            /** @description Arguments that go into the query; of GET and DELETE all that are left do. */
            query_params: string[];
            static_query_params: {
                [key: string]: string;
            };
            /** @description Repeats after no answer, 429 or 5xx; only of GET, PUT and DELETE. */
            retries: number;
            /** @description Whether `{{variables}}` in the URL, headers, query and body are filled in. */
            allow_dynamic_vars: boolean;
            auth_header: components["schemas"]["AuthHeader"] | null;
        } | {
            /** @example tool_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            archived_at: string | null;
            /** @description Counts changes; the ETag. */
            revision: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
            /** @constant */
            kind: "mcp";
            /** @example find_order */
            slug: string;
            /** @description Tells the model what it does and when to use it. */
            description: string;
            timeout_ms: number;
            /** @description Said when the tool is called and nothing else was said in its turn before; null: nothing. */
            speak_while_running: string | null;
            /** @example https://api.example.com/orders */
            url: string;
            /** @enum {string} */
            transport: "streamable_http" | "sse";
            headers: {
                [key: string]: string;
            };
            /** @description Of the server's tools, those that agents get; null: all. */
            selected_tools: string[] | null;
            auth_header: components["schemas"]["AuthHeader"] | null;
            oauth: {
                client_id: string;
                scope: string | null;
                token_url: string | null;
                hint: string;
                secret_id: string;
            } | null;
            discovered: components["schemas"]["DiscoveredTools"] | null;
        };
        ToolAttach: {
            /**
             * @description Of an MCP server's tools, those that this agent gets; null: all that the tool selects.
             * @default null
             */
            selected_tools?: string[] | null;
        };
        ToolCallEvent: {
            /** @constant */
            event: "tool_call";
            id: string;
            data: {
                call_id: string;
                name: string;
                /** @description The arguments' JSON text so far; it grows. */
                arguments_partial: string;
            };
        };
        ToolCreate: components["schemas"]["HttpToolCreate"] | components["schemas"]["McpToolCreate"];
        ToolResultEvent: {
            /** @constant */
            event: "tool_result";
            id: string;
            data: {
                call_id: string;
                name: string;
                arguments: unknown;
                result: unknown;
                latency_ms: number;
            };
        };
        ToolTrial: {
            ok: boolean;
            /** @description What the model would be given. */
            result: unknown;
            /** @description What is wrong with the arguments; then nothing was called. */
            problems: {
                path: string;
                message: string;
            }[];
            /** @description What was sent, secrets masked; null when nothing was, and for what is not HTTP. */
            request: {
                method: string;
                url: string;
                headers: {
                    [key: string]: string;
                };
                body: string | null;
            } | null;
            /** @description The answer's HTTP status, when there was one. */
            status: number | null;
            latency_ms: number;
        };
        ToolTry: {
            /** @default {} */
            arguments?: {
                [key: string]: unknown;
            };
            /** @description Of an MCP server's tools, the one to run. */
            tool?: string;
            /** @default {} */
            dynamic_variables?: {
                [key: string]: string;
            };
        };
        ToolUpdate: {
            /** @example find_order */
            slug?: string;
            /** @description Tells the model what it does and when to use it. */
            description?: string;
            timeout_ms?: number;
            /** @description Said when the tool is called and nothing else was said in its turn before; null: nothing. */
            speak_while_running?: string | null;
            /**
             * @description JSON Schema 2020-12 of an object, without references to other documents.
             * @example {
             *       "type": "object",
             *       "properties": {
             *         "order_id": {
             *           "type": "string"
             *         }
             *       },
             *       "required": [
             *         "order_id"
             *       ]
             *     }
             */
            parameters?: {
                [key: string]: unknown;
            };
            /** @example https://api.example.com/orders */
            url?: string;
            /** @enum {string} */
            method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
            headers?: {
                [key: string]: string;
            };
            /** @description Arguments that go into `{name}` of the URL. */
            path_params?: string[];
            /** @description Arguments that go into the query; of GET and DELETE all that are left do. */
            query_params?: string[];
            static_query_params?: {
                [key: string]: string;
            };
            /** @description Repeats after no answer, 429 or 5xx; only of GET, PUT and DELETE. */
            retries?: number;
            /** @description Whether `{{variables}}` in the URL, headers, query and body are filled in. */
            allow_dynamic_vars?: boolean;
            /** @enum {string} */
            transport?: "streamable_http" | "sse";
            /** @description Of the server's tools, those that agents get; null: all. */
            selected_tools?: string[] | null;
            /** @description Left out: the one there is stays; null: none. */
            auth_header?: components["schemas"]["AuthHeaderInput"] | null;
            oauth?: components["schemas"]["OAuthClientCredentialsInput"] | null;
        };
        Trace: {
            /** @example trace_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @example ses_01j8z5k3mve7b8xq2n4w6y9r1t */
            conversation_id: string;
            /** @example turn_01j8z5k3mve7b8xq2n4w6y9r1t */
            turn_id: string;
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            agent_id: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            started_at: string;
            duration_ms: number;
            first_token_ms: number | null;
            /** @enum {string} */
            status: "complete" | "interrupted" | "blocked" | "failed";
            /** @description Of its models; null: of one at least no price is known. */
            cost_usd: number | null;
            /** @description A tree by `parent_id`, in order of start. */
            spans: components["schemas"]["Span"][];
        };
        TraceSummary: {
            /** @example trace_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @example ses_01j8z5k3mve7b8xq2n4w6y9r1t */
            conversation_id: string;
            /** @example turn_01j8z5k3mve7b8xq2n4w6y9r1t */
            turn_id: string;
            /** @example agent_01j8z5k3mve7b8xq2n4w6y9r1t */
            agent_id: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            started_at: string;
            duration_ms: number;
            first_token_ms: number | null;
            /** @enum {string} */
            status: "complete" | "interrupted" | "blocked" | "failed";
            /** @description Of its models; null: of one at least no price is known. */
            cost_usd: number | null;
        };
        TranscriptMessage: {
            /** @example msg_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @description Null for the opening line, which belongs to no turn. */
            turn_id: string | null;
            /** @enum {string} */
            role: "user" | "assistant" | "tool";
            /** @description Who speaks, where the history says so. */
            name: string | null;
            text: string;
            /**
             * @description `interrupted`: cut off by the User, a cancel or a crash; `blocked`: stopped by a guard; `failed`: the model failed. The text is what was released until then.
             * @enum {string}
             */
            status: "complete" | "interrupted" | "blocked" | "failed";
            tool_call: {
                call_id: string;
                name: string;
                arguments: unknown;
                result: unknown;
                latency_ms: number;
            } | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
        };
        TurnEndEvent: {
            /** @constant */
            event: "turn_end";
            id: string;
            data: {
                turn_id: string;
                latency_ms: number;
                prompt_tokens: number;
                completion_tokens: number;
            };
        };
        /** @description Server-sent events. `id` is opaque: send the last one seen as `Last-Event-ID` to go on after it. A comment keeps the stream alive every 15 s. */
        TurnEventFrame: components["schemas"]["TurnStartEvent"] | components["schemas"]["TokenEvent"] | components["schemas"]["ToolCallEvent"] | components["schemas"]["ToolResultEvent"] | components["schemas"]["GuardEvent"] | components["schemas"]["TurnEndEvent"] | components["schemas"]["ErrorEvent"];
        TurnStartEvent: {
            /** @constant */
            event: "turn_start";
            id: string;
            data: {
                turn_id: string;
                model: string;
            };
        };
        /** @description A person that agents talk with. */
        User: {
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            external_user_id: string;
            name: string | null;
            phone: string | null;
            language: string | null;
            timezone: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
        };
        UserAttribute: {
            key: string;
            /** @description Any JSON but null. */
            value: unknown;
            source: string;
            /**
             * Format: date-time
             * @description When it was so, as its source says.
             * @example 2026-11-24T09:30:00.000Z
             */
            observed_at: string;
            /**
             * Format: date-time
             * @description When it was stored.
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
        };
        UserAttributePut: {
            /** @description Any JSON but null, up to 8192 bytes. */
            value: unknown;
            /**
             * @default api
             * @example crm
             */
            source?: string;
            /**
             * Format: date-time
             * @description When it was so; left out: now. Not more than five minutes from now.
             * @example 2026-11-24T09:30:00.000Z
             */
            observed_at?: string;
        };
        UserAttributeSet: {
            key: string;
            /** @description Any JSON but null. */
            value: unknown;
            source: string;
            /**
             * Format: date-time
             * @description When it was so, as its source says.
             * @example 2026-11-24T09:30:00.000Z
             */
            observed_at: string;
            /**
             * Format: date-time
             * @description When it was stored.
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
            /** @description True: a newer observation is known. It was kept, and is what is answered. */
            stale: boolean;
        };
        UserCreate: {
            /** @example customer-4711 */
            external_user_id: string;
            /** @default null */
            name?: string | null;
            /** @default null */
            phone?: string | null;
            /** @default null */
            language?: string | null;
            /** @default null */
            timezone?: string | null;
        };
        /** @description Two Users who turned out to be one person. */
        UserMerge: {
            /** @example merge_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @description Who was merged: both IDs lead to the other since. */
            from: {
                /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
                user_id: string;
                external_user_id: string;
            };
            /** @description Who is left. */
            into: {
                /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
                user_id: string;
                external_user_id: string;
            };
            /**
             * @description `final`: it can no longer be undone.
             * @enum {string}
             */
            status: "merged" | "undone" | "final";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            merged_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            undo_until: string;
            undone_at: string | null;
        };
        UserMergeCreate: {
            /**
             * @description The caller's own stable ID of the User, or our `user_…` ID.
             * @example customer-4711
             */
            from_user_id: string;
        };
        UserProfile: {
            /** @example user_01j8z5k3mve7b8xq2n4w6y9r1t */
            user_id: string;
            external_user_id: string;
            /** @description Every field that is not archived, by its position. */
            fields: {
                key: string;
                label: string;
                /** @enum {string} */
                type: "text" | "number" | "boolean" | "date" | "select" | "multi_select" | "email" | "phone" | "url";
                sensitive: boolean;
                usable_in_instructions: boolean;
                /** @description By the field's type; null: none is known. */
                value: unknown;
                source: string | null;
                updated_at: string | null;
            }[];
        };
        UserProfileUpdate: {
            /** @description By the fields' keys; null clears one. `text`: up to 2,000 characters; `number`; `boolean`; `date`: `2026-11-24`; `select`: an option; `multi_select`: a list of options; `email`; `phone`: E.164; `url`: http or https. */
            values: {
                [key: string]: unknown;
            };
            /**
             * @default api
             * @example crm
             */
            source?: string;
        };
        UserUpdate: {
            name?: string | null;
            phone?: string | null;
            language?: string | null;
            timezone?: string | null;
        };
        UserUpsert: {
            /** @example customer-4711 */
            external_user_id: string;
            name?: string | null;
            phone?: string | null;
            language?: string | null;
            timezone?: string | null;
        };
        VariableResolver: {
            /**
             * @description May hold `{{variables}}` of the session and the system.
             * @example https://api.example.com/orders
             */
            url: string;
            /**
             * @description POST sends `{agent_id, user_id, external_user_id, session_id, dynamic_variables}` as JSON.
             * @default POST
             * @enum {string}
             */
            method: "GET" | "POST";
            /** @default {} */
            headers: {
                [key: string]: string;
            };
            /** @default 2000 */
            timeout_ms: number;
            /** @description Which variable gets what of the answer. */
            map: {
                [key: string]: string;
            };
            /** @default null */
            auth_header: components["schemas"]["AuthHeader"] | null;
        };
        VariableResolverSet: {
            /**
             * @description May hold `{{variables}}` of the session and the system.
             * @example https://api.example.com/orders
             */
            url: string;
            /**
             * @description POST sends `{agent_id, user_id, external_user_id, session_id, dynamic_variables}` as JSON.
             * @default POST
             * @enum {string}
             */
            method?: "GET" | "POST";
            /** @default {} */
            headers?: {
                [key: string]: string;
            };
            /** @default 2000 */
            timeout_ms?: number;
            /** @description Which variable gets what of the answer. */
            map: {
                [key: string]: string;
            };
            /** @description Left out: the one there is stays; null: none. */
            auth_header?: components["schemas"]["AuthHeaderInput"] | null;
        };
        VariableResolverTry: {
            /** @default {} */
            dynamic_variables?: {
                [key: string]: string;
            };
        };
        WidgetSession: {
            /** @example ses_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            /** @description The visitor. Keep it, and give it as `user_id` next time to be remembered. */
            external_user_id: string;
            /** @description Chat socket; append `?token=`. */
            chat_url: string;
            token: string;
            /**
             * Format: date-time
             * @description Until when the token opens a socket.
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string;
            first_message: string | null;
        };
        WidgetSessionCreate: {
            /**
             * @description The visitor: `external_user_id` of an earlier answer, or a random ID of the page's own.
             * @example widget:b7Qm2xY0sVtK9dLr4nJc8Hf1
             */
            user_id?: string;
            /** @default {} */
            dynamic_variables?: {
                [key: string]: string;
            };
            /**
             * @description One of the agent's languages, or any where it allows the override.
             * @example en
             */
            language?: string;
        };
        Workspace: {
            /** @example ws_01j8z5k3mve7b8xq2n4w6y9r1t */
            id: string;
            name: string;
            revision: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            updated_at: string;
        };
        WorkspaceChange: {
            name?: string & (unknown & unknown);
        };
        WorkspaceCreate: {
            name: string & (unknown & unknown);
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent_id": "agent_01j8z5k3mve7b8xq2n4w6y9r1t",
                 *       "user_id": "customer-4711",
                 *       "modality": "text"
                 *     }
                 */
                "application/json": components["schemas"]["SessionCreate"];
            };
        };
        responses: {
            /** @description The session, its URLs and its token. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionCreated"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `user-not-found`: There is no such User. `version-not-found`: There is no such version. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `agent-not-published`: The agent has no published version. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-publishable`: The agent cannot be published as it is. `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. `missing-variable`: A required variable has no value. `modality-not-allowed`: The agent does not accept this modality. `override-not-allowed`: The agent does not allow this override. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session-not-found`: There is no such session. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "status": "completed",
                 *       "reason": "caller_hung_up"
                 *     }
                 */
                "application/json": components["schemas"]["SessionEnd"];
            };
        };
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session-not-found`: There is no such session. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mintSessionToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "ttl_seconds": 600
                 *     }
                 */
                "application/json": components["schemas"]["SessionTokenMint"];
            };
        };
        responses: {
            /** @description The token. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionToken"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session-not-found`: There is no such session. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `session-ended`: The session has ended. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendMessage: {
        parameters: {
            query?: {
                /** @description What to do when the agent is still answering. */
                on_busy?: "refuse" | "interrupt";
            };
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "When is breakfast?"
                 *     }
                 */
                "application/json": components["schemas"]["MessageSend"];
            };
        };
        responses: {
            /** @description The turn's events. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["TurnEventFrame"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session-not-found`: There is no such session. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `session-ended`: The session has ended. `turn-in-progress`: The agent is still answering. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeTurn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `id` of the last event seen. */
                "Last-Event-ID"?: string;
            };
            path: {
                session_id: string;
                turn_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The turn's events. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["TurnEventFrame"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. `session-not-found`: There is no such session. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `resume-window-passed`: The turn's events are no longer kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWidgetSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "user_id": "widget:b7Qm2xY0sVtK9dLr4nJc8Hf1",
                 *       "dynamic_variables": {
                 *         "page": "/rooms"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WidgetSessionCreate"];
            };
        };
        responses: {
            /** @description The session, its socket and its token. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSession"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `origin-not-allowed`: The agent does not list this page's origin. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `widget-agent-not-found`: There is no agent that a page may open a session of by this ID. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. `missing-variable`: A required variable has no value. `modality-not-allowed`: The agent does not accept this modality. `override-not-allowed`: The agent does not allow this override. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAgents: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                search?: string;
                status?: "draft" | "published";
                /** @description Those that speak from this persona. */
                persona_id?: string;
                /** @description Those that use this tool. */
                tool_id?: string;
                /** @description Those that use this integration. */
                integration_id?: string;
                archived?: "true" | "false";
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Agents, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Agent"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `persona-not-found`: There is no such persona. `tool-not-found`: There is no such tool. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Front desk",
                 *       "persona": {
                 *         "persona_id": "persona_01j8z5k3mve7b8xq2n4w6y9r1t"
                 *       },
                 *       "modality": "text"
                 *     }
                 */
                "application/json": components["schemas"]["AgentCreate"];
            };
        };
        responses: {
            /** @description The draft. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `persona-not-found`: There is no such persona. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draft. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archiveAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateAgent: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Answers the telephone at night"
                 *     }
                 */
                "application/json": components["schemas"]["AgentUpdate"];
            };
        };
        responses: {
            /** @description The draft as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `persona-not-found`: There is no such persona. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    duplicateAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Front desk, winter"
                 *     }
                 */
                "application/json": components["schemas"]["AgentDuplicate"];
            };
        };
        responses: {
            /** @description The copy. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `persona-archived`: The persona is archived. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishAgent: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "note": "First version"
                 *     }
                 */
                "application/json": components["schemas"]["AgentPublish"];
            };
        };
        responses: {
            /** @description The agent with its new published version. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-publishable`: The agent cannot be published as it is. `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAgentVersions: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Versions, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AgentVersionSummary"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAgentVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                agent_id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version with all that it froze. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentVersion"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `version-not-found`: There is no such version. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    diffAgentVersion: {
        parameters: {
            query?: {
                /** @description Another version's number, which counts as the older, or `draft`, which counts as the newer. Left out: the version before. */
                against?: "draft" | number;
            };
            header?: never;
            path: {
                workspace_id: string;
                agent_id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What differs. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diff"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `version-not-found`: There is no such version. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollbackAgent: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["Rollback"];
            };
        };
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `version-not-found`: There is no such version. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAgentTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AgentTemplate"][];
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAgentFromTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                template: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Help desk"
                 *     }
                 */
                "application/json": components["schemas"]["AgentFromTemplate"];
            };
        };
        responses: {
            /** @description The agent's draft. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `template-not-found`: There is no such template. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renderPlayground: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "When is breakfast?"
                 *     }
                 */
                "application/json": components["schemas"]["PlaygroundRender"];
            };
        };
        responses: {
            /** @description What would be sent. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rendering"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `session-not-found`: There is no such session. `user-not-found`: There is no such User. `version-not-found`: There is no such version. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `agent-not-published`: The agent has no published version. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-publishable`: The agent cannot be published as it is. `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. `override-not-allowed`: The agent does not allow this override. `provider-not-configured`: No credential for this model provider. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPersonas: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                /** @description Part of a name. */
                search?: string;
                archived?: "true" | "false";
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Personas, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Persona"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPersona: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Front desk",
                 *       "prompt": "You are the front desk of a small hotel. Breakfast is from 7 to 10.",
                 *       "settings": {
                 *         "first_message": "Good morning, how can I help?"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PersonaCreate"];
            };
        };
        responses: {
            /** @description The draft. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-regex`: A regular expression cannot be used. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPersona: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                persona_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draft. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `persona-not-found`: There is no such persona. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archivePersona: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                persona_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The persona. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `persona-not-found`: There is no such persona. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `persona-in-use`: Agents speak from this persona. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updatePersona: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                persona_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "prompt": "You are the front desk of a small hotel. Breakfast is from 6 to 11."
                 *     }
                 */
                "application/json": components["schemas"]["PersonaUpdate"];
            };
        };
        responses: {
            /** @description The draft as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `persona-not-found`: There is no such persona. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `persona-archived`: The persona is archived. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-regex`: A regular expression cannot be used. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    promotePersona: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                persona_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "note": "Longer breakfast hours"
                 *     }
                 */
                "application/json": components["schemas"]["PersonaPromote"];
            };
        };
        responses: {
            /** @description The persona with its new production version. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `persona-not-found`: There is no such persona. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `persona-archived`: The persona is archived. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rollbackPersona: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                persona_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["Rollback"];
            };
        };
        responses: {
            /** @description The persona. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `persona-not-found`: There is no such persona. `version-not-found`: There is no such version. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `persona-archived`: The persona is archived. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPersonaVersions: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
                persona_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Versions, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PersonaVersionSummary"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `persona-not-found`: There is no such persona. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPersonaVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                persona_id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version, as it was frozen. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonaVersion"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `persona-not-found`: There is no such persona. `version-not-found`: There is no such version. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    diffPersonaVersion: {
        parameters: {
            query?: {
                /** @description Another version's number, which counts as the older, or `draft`, which counts as the newer. Left out: the version before. */
                against?: "draft" | number;
            };
            header?: never;
            path: {
                workspace_id: string;
                persona_id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What differs. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diff"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `persona-not-found`: There is no such persona. `version-not-found`: There is no such version. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restorePersona: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                persona_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The persona. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Persona"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `persona-not-found`: There is no such persona. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryGuards: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                persona_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "I can show you the guest list."
                 *     }
                 */
                "application/json": components["schemas"]["GuardTry"];
            };
        };
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardTrial"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `persona-not-found`: There is no such persona. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVariables: {
        parameters: {
            query?: {
                /** @description Adds those of this agent's draft. */
                agent_id?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them; an agent's own come first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["KnownVariable"][];
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getVariableResolver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draft's resolver; null when it has none. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        resolver: components["schemas"]["VariableResolver"] | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setVariableResolver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://api.example.com/customer",
                 *       "map": {
                 *         "tier": "$.customer.tier"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["VariableResolverSet"];
            };
        };
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `credential-required`: The credential has to be given again. `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeVariableResolver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryVariableResolver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "dynamic_variables": {
                 *         "order_id": "A-1042"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["VariableResolverTry"];
            };
        };
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolverTrial"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `resolver-not-set`: The agent has no resolver of variables. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTools: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                /** @description Part of a slug. */
                search?: string;
                kind?: "http" | "mcp";
                archived?: "true" | "false";
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tools, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Tool"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTool: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "http",
                 *       "slug": "find_order",
                 *       "description": "Finds an order by its number.",
                 *       "url": "https://api.example.com/orders/{order_id}",
                 *       "path_params": [
                 *         "order_id"
                 *       ],
                 *       "parameters": {
                 *         "type": "object",
                 *         "properties": {
                 *           "order_id": {
                 *             "type": "string"
                 *           }
                 *         },
                 *         "required": [
                 *           "order_id"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ToolCreate"];
            };
        };
        responses: {
            /** @description The tool. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tool"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `tool-name-taken`: Another tool has this slug. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. `invalid-tool-schema`: The tool's parameters cannot be used. `reserved-name`: This name is the product's own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTool: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                tool_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tool; of its secrets only the ends. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tool"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `tool-not-found`: There is no such tool. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archiveTool: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                tool_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tool. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tool"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `tool-not-found`: There is no such tool. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `tool-in-use`: Agents use this tool. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateTool: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                tool_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "Finds an order by its number, e.g. A-1042."
                 *     }
                 */
                "application/json": components["schemas"]["ToolUpdate"];
            };
        };
        responses: {
            /** @description The tool as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tool"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `tool-not-found`: There is no such tool. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `tool-archived`: The tool is archived. `tool-name-taken`: Another tool has this slug. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `credential-required`: The credential has to be given again. `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. `invalid-tool-schema`: The tool's parameters cannot be used. `reserved-name`: This name is the product's own. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreTool: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                tool_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tool. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tool"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `tool-not-found`: There is no such tool. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `tool-name-taken`: Another tool has this slug. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryTool: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                tool_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "arguments": {
                 *         "order_id": "A-1042"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ToolTry"];
            };
        };
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToolTrial"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `tool-not-found`: There is no such tool. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discoverTools: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                tool_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tool with what the server offers. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tool"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `tool-not-found`: There is no such tool. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. `not-an-mcp-server`: The tool is no MCP server. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachTool: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                tool_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "selected_tools": [
                 *         "search_orders"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ToolAttach"];
            };
        };
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `tool-not-found`: There is no such tool. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `too-many-tools`: The agent has as many tools as it can. `tool-archived`: The tool is archived. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    detachTool: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                tool_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `tool-not-found`: There is no such tool. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importOpenApi: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "document": {
                 *         "openapi": "3.1.0",
                 *         "servers": [
                 *           {
                 *             "url": "https://127.0.0.1:1"
                 *           }
                 *         ],
                 *         "paths": {
                 *           "/orders": {
                 *             "get": {
                 *               "operationId": "listOrders",
                 *               "summary": "Lists orders."
                 *             }
                 *           }
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OpenApiImportRequest"];
            };
        };
        responses: {
            /** @description What was made, and what was not. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApiImport"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. `openapi-unusable`: The document cannot be imported. `too-many-operations`: The document has too many operations. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listListeningPresets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ListeningPreset"][];
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listListeningProfiles: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                /** @description Part of a name. */
                search?: string;
                archived?: "true" | "false";
            };
            header?: never;
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Profiles, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ListeningProfile"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createListeningProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Gives people time",
                 *       "preset": "patient",
                 *       "vad_stop_secs": 2
                 *     }
                 */
                "application/json": components["schemas"]["ListeningProfileCreate"];
            };
        };
        responses: {
            /** @description The profile. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningProfile"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `too-many-listening-profiles`: The agent has as many listening profiles as it can. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolveListening: {
        parameters: {
            query?: {
                /** @description The caller's own stable ID of the User, or our `user_…` ID. Left out: any User. */
                user_id?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What holds. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningResolution"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListeningProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                agent_id: string;
                listening_profile_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningProfile"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `listening-profile-not-found`: There is no such listening profile. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archiveListeningProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
                listening_profile_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningProfile"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `listening-profile-not-found`: There is no such listening profile. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `default-listening-profile`: The listening profile is the agent's default. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateListeningProfile: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
                listening_profile_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "vad_stop_secs": 1.2,
                 *       "interruption_policy": "min_words"
                 *     }
                 */
                "application/json": components["schemas"]["ListeningProfileUpdate"];
            };
        };
        responses: {
            /** @description The profile as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningProfile"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `listening-profile-not-found`: There is no such listening profile. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `listening-profile-archived`: The listening profile is archived. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreListeningProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
                listening_profile_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningProfile"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `listening-profile-not-found`: There is no such listening profile. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `too-many-listening-profiles`: The agent has as many listening profiles as it can. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setDefaultListeningProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
                listening_profile_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningProfile"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `listening-profile-not-found`: There is no such listening profile. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `listening-profile-archived`: The listening profile is archived. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getListeningAssignment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                agent_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assignment. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningAssignment"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `listening-assignment-not-set`: The User has no listening profile of their own with this agent. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setListeningAssignment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "listening_profile_id": "listen_01j8z5k3mve7b8xq2n4w6y9r1t"
                 *     }
                 */
                "application/json": components["schemas"]["ListeningAssignmentSet"];
            };
        };
        responses: {
            /** @description The assignment. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningAssignment"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `listening-profile-not-found`: There is no such listening profile. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `listening-profile-archived`: The listening profile is archived. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeListeningAssignment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                agent_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The User has none of their own. */
            204: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIntegrationProviders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What each needs and gives. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationProviderList"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listIntegrations: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                /** @description Part of a name. */
                search?: string;
                provider?: "slack" | "cal_com" | "hubspot" | "smtp";
                archived?: "true" | "false";
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Integrations, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Integration"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "provider": "cal_com",
                 *       "name": "Front desk calendar",
                 *       "credential": {
                 *         "api_key": "cal_live_0123456789abcdef"
                 *       },
                 *       "settings": {
                 *         "base_url": "https://127.0.0.1:8443"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["IntegrationCreate"];
            };
        };
        responses: {
            /** @description The integration. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-integration`: The provider cannot be reached with these fields. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getIntegration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                integration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The integration; of its secrets only the ends. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `integration-not-found`: There is no such integration. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archiveIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                integration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The integration. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `integration-not-found`: There is no such integration. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `integration-in-use`: Agents use this integration. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateIntegration: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                integration_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Front desk calendar, winter"
                 *     }
                 */
                "application/json": components["schemas"]["IntegrationUpdate"];
            };
        };
        responses: {
            /** @description The integration as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `integration-not-found`: There is no such integration. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `integration-archived`: The integration is archived. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `credential-required`: The credential has to be given again. `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-integration`: The provider cannot be reached with these fields. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                integration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The integration. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Integration"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `integration-not-found`: There is no such integration. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                integration_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationTest"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `integration-not-found`: There is no such integration. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tryIntegrationTool: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                integration_id: string;
                tool: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "arguments": {
                 *         "event_type_id": 123,
                 *         "from": "2026-11-24",
                 *         "to": "2026-11-25"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["IntegrationToolTry"];
            };
        };
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ToolTrial"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `integration-not-found`: There is no such integration. `integration-tool-not-found`: The integration has no such tool. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                integration_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "selected_tools": [
                 *         "find_slots"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["IntegrationAttach"];
            };
        };
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `integration-not-found`: There is no such integration. `integration-tool-not-found`: The integration has no such tool. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `integration-archived`: The integration is archived. `too-many-integrations`: The agent has as many integrations as it can. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    detachIntegration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                integration_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `integration-not-found`: There is no such integration. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-archived`: The agent is archived. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                /** @description Part of a name, of a telephone number, or of an external ID, those of Users merged into one included. */
                search?: string;
                language?: string;
                timezone?: string;
                created_after?: string;
                created_before?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Users, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["User"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upsertUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_user_id": "customer-4711",
                 *       "name": "Ana Kovač",
                 *       "phone": "+385911234567"
                 *     }
                 */
                "application/json": components["schemas"]["UserUpsert"];
            };
        };
        responses: {
            /** @description The User, who was known before, as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The User, who is new. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_user_id": "customer-4711",
                 *       "name": "Ana Kovač",
                 *       "timezone": "Europe/Zagreb"
                 *     }
                 */
                "application/json": components["schemas"]["UserCreate"];
            };
        };
        responses: {
            /** @description The User. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `user-exists`: A User with this ID exists already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The User. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ana Kovač-Horvat"
                 *     }
                 */
                "application/json": components["schemas"]["UserUpdate"];
            };
        };
        responses: {
            /** @description The User as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProfileFields: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                /** @description Part of a key or of a label. */
                search?: string;
                type?: "text" | "number" | "boolean" | "date" | "select" | "multi_select" | "email" | "phone" | "url";
                archived?: "true" | "false";
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Profile fields by their position. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ProfileField"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProfileField: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "key": "plan",
                 *       "label": "Plan",
                 *       "type": "text",
                 *       "usable_in_instructions": true
                 *     }
                 */
                "application/json": components["schemas"]["ProfileFieldCreate"];
            };
        };
        responses: {
            /** @description The field. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileField"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `profile-field-exists`: Another profile field has this key. `too-many-profile-fields`: The workspace has as many profile fields as it can. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProfileField: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                field_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The field. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileField"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `profile-field-not-found`: There is no such profile field. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archiveProfileField: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                field_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The field. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileField"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `profile-field-not-found`: There is no such profile field. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateProfileField: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                field_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Subscription plan"
                 *     }
                 */
                "application/json": components["schemas"]["ProfileFieldUpdate"];
            };
        };
        responses: {
            /** @description The field as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileField"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `profile-field-not-found`: There is no such profile field. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `profile-field-archived`: The profile field is archived. `profile-field-in-use`: Users have values for this profile field. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreProfileField: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                field_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The field, with the values that Users have. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileField"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `profile-field-not-found`: There is no such profile field. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `too-many-profile-fields`: The workspace has as many profile fields as it can. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every field with its value. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserProfile"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "values": {
                 *         "plan": "Pro"
                 *       },
                 *       "source": "crm"
                 *     }
                 */
                "application/json": components["schemas"]["UserProfileUpdate"];
            };
        };
        responses: {
            /** @description The profile as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserProfile"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-profile-values`: Some values do not fit their profile fields. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAttributes: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                /** @description What keys begin with. */
                prefix?: string;
                source?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Attributes by their keys. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["UserAttribute"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setAttribute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "value": {
                 *         "tier": "gold",
                 *         "since": 2019
                 *       },
                 *       "source": "crm",
                 *       "observed_at": "2026-01-24T09:30:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["UserAttributePut"];
            };
        };
        responses: {
            /** @description The attribute as it is stored. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAttributeSet"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `too-many-attributes`: The User has as many attributes as one can have. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteAttribute: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `attribute-not-found`: The User has no such attribute. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One for each channel that is known. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSubscriptions"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
                channel: "sms" | "email" | "push" | "whatsapp" | "call";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": "subscribed",
                 *       "address": "+385911234567",
                 *       "source": "checkout"
                 *     }
                 */
                "application/json": components["schemas"]["NotificationSubscriptionPut"];
            };
        };
        responses: {
            /** @description The subscription. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationSubscription"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
                channel: "sms" | "email" | "push" | "whatsapp" | "call";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing is known of it any more. */
            204: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `subscription-not-found`: Nothing is known of the User's wishes for this channel. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTimeline: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                kind?: "created" | "details_changed" | "profile_changed" | "attribute_changed" | "subscription_changed" | "merged" | "merge_undone" | "conversation_started" | "conversation_ended" | "escalation" | "observation_learned" | "observation_superseded" | "observation_forgotten";
            };
            header?: never;
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TimelineEntry"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeUsers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from_user_id": "user_01j8z5k3mve7b8xq2n4w6y9r1t"
                 *     }
                 */
                "application/json": components["schemas"]["UserMergeCreate"];
            };
        };
        responses: {
            /** @description The merge. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserMerge"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `same-user`: Both are the same User. `user-in-session`: The User is in a session. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserMerges: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Merges, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["UserMerge"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undoUserMerge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
                merge_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The merge, undone. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserMerge"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `merge-not-found`: There is no such merge. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `merge-final`: The merge can no longer be undone. `merge-not-last`: A later merge built on this one. `merge-undone`: The merge has been undone already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listConversations: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                agent_id?: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id?: string;
                status?: "pending" | "in_progress" | "completed" | "failed";
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Conversations, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUserConversations: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                agent_id?: string;
                status?: "pending" | "in_progress" | "completed" | "failed";
            };
            header?: never;
            path: {
                workspace_id: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Conversations, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conversation"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session-not-found`: There is no such session. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTranscript: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages, oldest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TranscriptMessage"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session-not-found`: There is no such session. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importConversation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "customer-4711",
                 *       "agent_id": "agent_01j8z5k3mve7b8xq2n4w6y9r1t",
                 *       "started_at": "2026-03-08T09:30:00Z",
                 *       "messages": [
                 *         {
                 *           "role": "user",
                 *           "name": "Ana",
                 *           "text": "We moved to Lisbon.",
                 *           "at": "2026-03-08T09:30:00Z",
                 *           "external_id": "chat-88-1"
                 *         },
                 *         {
                 *           "role": "assistant",
                 *           "text": "How exciting!",
                 *           "at": "2026-03-08T09:30:05Z",
                 *           "external_id": "chat-88-2"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ConversationImportCreate"];
            };
        };
        responses: {
            /** @description The import. */
            202: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationImport"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getConversationImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationImport"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `import-not-found`: There is no such import. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recallMemory: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "user_01j8z5k3mve7b8xq2n4w6y9r1t",
                 *       "query": "Where does Ana live now?",
                 *       "limit": 10
                 *     }
                 */
                "application/json": components["schemas"]["MemoryRecallRequest"];
            };
        };
        responses: {
            /** @description What was found. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryRecall"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listObservations: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id?: string;
                agent_id?: string;
                /** @description One or several of fact, preference, correction, commitment, relationship, event, persona_statement, note, separated by commas. */
                kind?: string;
                status?: "active" | "superseded" | "forgotten";
                topic?: string;
                entity?: string;
                /** @description Words in any form that the User's language gives them, or a part of the text. */
                search?: string;
                /** @description Said at or after. */
                said_from?: string;
                /** @description Said before. */
                said_to?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Observations, the last learned first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Observation"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createObservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "user_01j8z5k3mve7b8xq2n4w6y9r1t",
                 *       "kind": "fact",
                 *       "text": "The user lives in Lisbon.",
                 *       "slot": "user.residence",
                 *       "value": "lisbon",
                 *       "entities": [
                 *         "Lisbon"
                 *       ],
                 *       "topics": [
                 *         "home"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ObservationCreate"];
            };
        };
        responses: {
            /** @description The observation. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Observation"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getObservation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                observation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The observation. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Observation"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `observation-not-found`: There is no such observation. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgetObservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                observation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What went. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forgotten"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `observation-not-found`: There is no such observation. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctObservation: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                observation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "The user lives in Porto.",
                 *       "value": "porto"
                 *     }
                 */
                "application/json": components["schemas"]["ObservationChange"];
            };
        };
        responses: {
            /** @description The observation that holds now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Observation"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `observation-not-found`: There is no such observation. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `observation-forgotten`: The observation was forgotten. `observation-superseded`: The observation no longer holds. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getObservationHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                observation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole chain that the observation stands in, oldest first, its 500 latest at most. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ObservationHistoryEntry"][];
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `observation-not-found`: There is no such observation. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreObservation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                observation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The observation. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Observation"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `observation-not-found`: There is no such observation. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `observation-forgotten`: The observation was forgotten. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgetMemory: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "user_01j8z5k3mve7b8xq2n4w6y9r1t",
                 *       "everything": true
                 *     }
                 */
                "application/json": components["schemas"]["MemoryForget"];
            };
        };
        responses: {
            /** @description What went. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forgotten"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `observation-not-found`: There is no such observation. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOpenThreads: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id?: string;
                status?: "open" | "resolved" | "dismissed";
                /** @description One or several of promise, question, follow_up, separated by commas. */
                kind?: string;
                due_before?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Threads, the last opened first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OpenThread"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createOpenThread: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "user_01j8z5k3mve7b8xq2n4w6y9r1t",
                 *       "kind": "promise",
                 *       "text": "The assistant promised to send the invoice.",
                 *       "due_at": "2026-12-01T09:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["OpenThreadCreate"];
            };
        };
        responses: {
            /** @description The thread. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenThread"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenThread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The thread. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenThread"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `open-thread-not-found`: There is no such open thread. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateOpenThread: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "resolved"
                 *     }
                 */
                "application/json": components["schemas"]["OpenThreadUpdate"];
            };
        };
        responses: {
            /** @description The thread as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenThread"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `open-thread-not-found`: There is no such open thread. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCooldowns: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id?: string;
                /** @description `false`: those that are over or were lifted as well. */
                active?: "true" | "false";
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cool-downs, the last begun first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Cooldown"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCooldown: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "user_01j8z5k3mve7b8xq2n4w6y9r1t",
                 *       "topic": "bereavement",
                 *       "days": 14
                 *     }
                 */
                "application/json": components["schemas"]["CooldownCreate"];
            };
        };
        responses: {
            /** @description The cool-down. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cooldown"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    liftCooldown: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                cooldown_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cool-down. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cooldown"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cooldown-not-found`: There is no such cool-down. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMemoryArcs: {
        parameters: {
            query: {
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
                /** @description What the tone is put together by. */
                by?: "day" | "week";
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Arcs of topics, and the User's tone. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryArcs"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMemoryResume: {
        parameters: {
            query: {
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
                agent_id?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest ten snapshots, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MemoryResume"][];
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMemoryOverview: {
        parameters: {
            query?: {
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Numbers, of the workspace or of one User. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryOverview"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportMemory: {
        parameters: {
            query: {
                /** @description The caller's own stable ID of the User, or our `user_…` ID. */
                user_id: string;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JSON Lines, one thing each. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["MemoryLine"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importMemory: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "user_id": "user_01j8z5k3mve7b8xq2n4w6y9r1t",
                 *       "lines": [
                 *         {
                 *           "type": "observation",
                 *           "kind": "preference",
                 *           "text": "The user likes window seats.",
                 *           "said_at": "2026-05-04T10:00:00.000Z"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["MemoryImport"];
            };
        };
        responses: {
            /** @description What became of the lines. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemoryImported"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `user-not-found`: There is no such User. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTraces: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                conversation_id?: string;
                turn_id?: string;
                agent_id?: string;
                errors_only?: "true" | "false";
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Traces, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TraceSummary"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `agent-not-found`: There is no such agent. `session-not-found`: There is no such session. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTrace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                trace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trace with its spans. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trace"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: There is no such thing. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                action?: string;
                target_id?: string;
                actor_id?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listModelPrices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All prices, the workspace's own first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelPrices"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setModelPrices: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": [
                 *         {
                 *           "provider": "openai-compatible",
                 *           "model": "house-model",
                 *           "input_usd": 0.5,
                 *           "output_usd": 1.5
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ModelPricesSet"];
            };
        };
        responses: {
            /** @description All prices, the workspace's own first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelPrices"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ana@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["SignInLinkRequest"];
            };
        };
        responses: {
            /** @description If the address may sign in, a link is on its way. */
            202: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInLinkRequested"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInByLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the token of the link"
                 *     }
                 */
                "application/json": components["schemas"]["SignInByLink"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `sign-up-closed`: Nobody has invited this address. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-link-expired`: The link has expired. `sign-in-link-used`: The link has been used. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. `sign-in-link-invalid`: The link is not one of ours. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPasskeySignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Options for the browser. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeySignInOptions"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signInByPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "response": {
                 *         "id": "-DqTLBjDTdOvWyfFLHcxpw",
                 *         "rawId": "-DqTLBjDTdOvWyfFLHcxpw",
                 *         "type": "public-key",
                 *         "clientExtensionResults": {},
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoi",
                 *           "authenticatorData": "SZYN5Y",
                 *           "signature": "MEUCIQ"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SignInByPasskey"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `passkey-refused`: The passkey was not accepted. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkey-challenge-expired`: It took too long, or was begun elsewhere. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person and their workspaces. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ana Kovač"
                 *     }
                 */
                "application/json": components["schemas"]["MeChange"];
            };
        };
        responses: {
            /** @description The person as they are now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSignIns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All that have not ended, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SignIn"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeOtherSignIns: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeSignIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                sign_in_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended. */
            204: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign-in-not-found`: There is no such sign-in. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Passkey"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    registerPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Laptop",
                 *       "response": {
                 *         "id": "-DqTLBjDTdOvWyfFLHcxpw",
                 *         "rawId": "-DqTLBjDTdOvWyfFLHcxpw",
                 *         "type": "public-key",
                 *         "clientExtensionResults": {},
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoi",
                 *           "attestationObject": "o2NmbXRkbm9uZQ"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PasskeyRegister"];
            };
        };
        responses: {
            /** @description The passkey. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. `passkey-refused`: The passkey was not accepted. `sign-in-too-old`: You signed in too long ago for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-passkeys`: You have as many passkeys as one can have. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkey-challenge-expired`: It took too long, or was begun elsewhere. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startPasskeyRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Options for the browser. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyRegistrationOptions"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. `sign-in-too-old`: You signed in too long ago for this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-many-passkeys`: You have as many passkeys as one can have. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkey-not-found`: There is no such passkey. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Laptop"
                 *     }
                 */
                "application/json": components["schemas"]["PasskeyChange"];
            };
        };
        responses: {
            /** @description The passkey. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `passkey-not-found`: There is no such passkey. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Hotel Lindenhof"
                 *     }
                 */
                "application/json": components["schemas"]["WorkspaceCreate"];
            };
        };
        responses: {
            /** @description The workspace. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `too-many-workspaces`: The person is a member of as many workspaces as one can be. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateWorkspace: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Hotel Lindenhof"
                 *     }
                 */
                "application/json": components["schemas"]["WorkspaceChange"];
            };
        };
        responses: {
            /** @description The workspace as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `insufficient-role`: Your role does not allow this. `insufficient-scope`: The key lacks a scope. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                /** @description Part of a name or an address, in any case. */
                search?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Members, newest people first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Member"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. `role-above-own`: The role is above your own. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `member-not-found`: There is no such member. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `last-owner`: The workspace needs an owner. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "builder"
                 *     }
                 */
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description The member as they are now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. `role-above-own`: The role is above your own. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `member-not-found`: There is no such member. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `last-owner`: The workspace needs an owner. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Left. */
            204: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `last-owner`: The workspace needs an owner. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvites: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Invites that can be accepted, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Invite"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createInvite: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "bo@example.com",
                 *       "role": "builder"
                 *     }
                 */
                "application/json": components["schemas"]["InviteCreate"];
            };
        };
        responses: {
            /** @description The invite and its link. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteCreated"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. `role-above-own`: The role is above your own. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-member`: This person is a member already. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `too-many-invites`: The workspace has as many open invites as it can. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeInvite: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                invite_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its link is void. */
            204: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invite-not-found`: There is no such invite. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptInvite: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "the token of the link"
                 *     }
                 */
                "application/json": components["schemas"]["InviteAccept"];
            };
        };
        responses: {
            /** @description The workspace that the person is a member of now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteAccepted"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. `invite-for-another-address`: The invite is for another address. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invite-not-found`: There is no such invite. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-member`: This person is a member already. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `too-many-workspaces`: The person is a member of as many workspaces as one can be. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. `invite-expired`: The invite has expired. `invite-used`: The invite has been accepted. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description Items a page, 1–200. */
                limit?: number;
                /** @description `next_cursor` of the page before, unchanged. */
                cursor?: string;
                /** @description Part of a name or of a hint. */
                search?: string;
                state?: "active" | "expiring" | "expired" | "revoked";
            };
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Keys, newest first. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiKey"][];
                        next_cursor: string | null;
                    };
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-cursor`: The cursor is not one of ours. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Booking backend",
                 *       "scopes": [
                 *         "agents:read",
                 *         "sessions:write"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyCreate"];
            };
        };
        responses: {
            /** @description The key, with its secret. */
            201: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeySecret"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. `scope-beyond-role`: A key cannot be given more than its giver may do. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. `too-many-api-keys`: The workspace has as many API keys as it can. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expiry-not-in-future`: The expiry is not in the future. `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, without its secret. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api-key-not-found`: There is no such API key. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, which stays in the list. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api-key-not-found`: There is no such API key. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateApiKey: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                key_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scopes": [
                 *         "agents:read",
                 *         "sessions:write",
                 *         "users:read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyUpdate"];
            };
        };
        responses: {
            /** @description The key as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. `scope-beyond-role`: A key cannot be given more than its giver may do. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api-key-not-found`: There is no such API key. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api-key-ended`: The API key has been revoked or has expired. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `expiry-not-in-future`: The expiry is not in the future. `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what the change was made from. */
                "If-Match": string;
            };
            path: {
                workspace_id: string;
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "overlap_seconds": 3600
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyRotate"];
            };
        };
        responses: {
            /** @description The key, with its new secret. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    /** @description Send as If-Match. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeySecret"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. `scope-beyond-role`: A key cannot be given more than its giver may do. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api-key-not-found`: There is no such API key. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `api-key-ended`: The API key has been revoked or has expired. `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `stale-version`: It has been changed since you read it. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version-required`: If-Match is required. */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviderCredentials: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every provider there is; never a key. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderCredentialList"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setProviderCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                provider: "openai" | "anthropic" | "gemini" | "groq" | "mistral" | "openrouter" | "together" | "openai-compatible";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "api_key": "sk-0123456789abcdef0123456789abcdef",
                 *       "base_url": "https://127.0.0.1:8443/v1"
                 *     }
                 */
                "application/json": components["schemas"]["ProviderCredentialSet"];
            };
        };
        responses: {
            /** @description The provider as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderCredential"];
                };
            };
            /** @description `invalid-json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body-too-large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `base-url-required`: This provider needs an address. `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. `provider-key-required`: This provider needs a key. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteProviderCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                provider: "openai" | "anthropic" | "gemini" | "groq" | "mistral" | "openrouter" | "together" | "openai-compatible";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The provider as it is now. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderCredential"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider-credential-not-set`: There is no credential for this provider. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testProviderCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat safe: the first answer is given again for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                workspace_id: string;
                provider: "openai" | "anthropic" | "gemini" | "groq" | "mistral" | "openrouter" | "together" | "openai-compatible";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came of it. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderTest"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cross-origin-request`: The request does not come from our own pages. `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `provider-credential-not-set`: There is no credential for this provider. `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-in-flight`: A request with this Idempotency-Key is still being worked on. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `answer-forgotten`: What this request was answered has been forgotten. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-key-reused`: This Idempotency-Key was used for another request. `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSeenModels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                workspace_id: string;
                provider: "openai" | "anthropic" | "gemini" | "groq" | "mistral" | "openrouter" | "together" | "openai-compatible";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the provider's order. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenModels"];
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. `sign-in-ended`: You are not signed in any more. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `dashboard-only`: Only a signed-in member may do this. `insufficient-role`: Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `workspace-not-found`: There is no such workspace. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-ready`: The server is not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Metrics. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `invalid-credential`: The credential is not valid. `missing-credential`: No credential was given. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenApi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getErrorDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description Names this request in logs. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `invalid-request`: The request does not fit the contract. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Something went wrong on our side. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

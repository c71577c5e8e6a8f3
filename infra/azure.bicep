// Everything the Erlass-Lotse needs in Azure: an identity without a secret, a web app on Linux, the Azure Bot with Teams.
// Without storageUrl sessions lie in SQLite on the local disk of one instance and are forgotten when it is replaced;
// /home would outlive it, but is a network share, which SQLite cannot lock. Several instances need PostgreSQL.

@description('Name of all resources; also the first part of the default host name')
@minLength(4)
@maxLength(20)
param resourceBaseName string

@description('Name that people see')
@maxLength(42)
param botDisplayName string = 'Erlass-Lotse'

@description('Size of the App Service plan; always-on needs B1 or more')
param webAppSku string = 'B1'

@description('Price class of the Azure Bot: F0 is free for Teams')
@allowed(['F0', 'S1'])
param botServiceSku string = 'F0'

@description('postgres://user:password@host/name; empty: SQLite on the local disk')
@secure()
param storageUrl string = ''

param location string = resourceGroup().location

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: resourceBaseName
  location: location
}

resource plan 'Microsoft.Web/serverfarms@2021-02-01' = {
  name: resourceBaseName
  location: location
  kind: 'linux'
  sku: {
    name: webAppSku
    capacity: 1
  }
  properties: {
    reserved: true // means Linux
  }
}

resource webApp 'Microsoft.Web/sites@2021-02-01' = {
  name: resourceBaseName
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'NODE|22-lts'
      appCommandLine: 'node dist/src/main.js'
      alwaysOn: true
      healthCheckPath: '/healthz'
      http20Enabled: true
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
  }
}

// A resource of its own, because PUBLIC_URL names the host that the web app has only once it exists.
resource settings 'Microsoft.Web/sites/config@2021-02-01' = {
  parent: webApp
  name: 'appsettings'
  properties: {
    HOST: '0.0.0.0'
    PORT: '8080'
    MICROSOFT_APP_ID: identity.properties.clientId
    MICROSOFT_APP_TENANT_ID: identity.properties.tenantId
    MICROSOFT_APP_TYPE: 'UserAssignedMSI'
    PUBLIC_URL: 'https://${webApp.properties.defaultHostName}'
    STORAGE_URL: empty(storageUrl) ? 'sqlite:/tmp/lotse.db' : storageUrl
    LOG_LEVEL: 'info'
    PLAYGROUND: 'off'
    SCM_DO_BUILD_DURING_DEPLOYMENT: 'false' // the package is built before it is sent
  }
}

module bot 'azurebot.bicep' = {
  name: 'azure-bot'
  params: {
    botServiceName: resourceBaseName
    botServiceSku: botServiceSku
    botDisplayName: botDisplayName
    botEndpoint: 'https://${webApp.properties.defaultHostName}/api/messages'
    identityResourceId: identity.id
    identityClientId: identity.properties.clientId
    identityTenantId: identity.properties.tenantId
  }
}

// The toolkit writes these into env/.env.<name>.
output BOT_AZURE_APP_SERVICE_RESOURCE_ID string = webApp.id
output BOT_DOMAIN string = webApp.properties.defaultHostName
output BOT_ENDPOINT string = 'https://${webApp.properties.defaultHostName}'
output BOT_ID string = identity.properties.clientId
output BOT_TENANT_ID string = identity.properties.tenantId

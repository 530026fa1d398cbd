import type { LibraryTable } from './libraryTable.ts';

/** Packages and classes of Java and Kotlin. */
export const JVM_LIBRARIES: LibraryTable = {
  orm: 'javax.persistence jakarta.persistence org.hibernate.Session org.hibernate.SessionFactory org.hibernate.annotations org.hibernate.criterion org.hibernate.query org.hibernate.cfg org.springframework.data.jpa io.ebean org.jetbrains.exposed androidx.room io.realm org.apache.ibatis org.mybatis com.baomidou.mybatisplus io.quarkus.hibernate org.springframework.data.jdbc org.springframework.data.relational org.ktorm com.j256.ormlite org.greenrobot.greendao io.micronaut.data javax.jdo org.eclipse.persistence',
  'sql-library':
    'java.sql javax.sql.DataSource org.springframework.jdbc org.jooq org.jdbi io.r2dbc org.springframework.r2dbc android.database.sqlite com.squareup.sqldelight app.cash.sqldelight io.vertx.sqlclient',
  'document-db':
    'org.springframework.data.mongodb com.mongodb org.mongodb org.springframework.data.couchbase com.couchbase org.springframework.data.cassandra com.google.cloud.firestore com.amazonaws.services.dynamodbv2 software.amazon.awssdk.services.dynamodb dev.morphia org.mongojack org.litote.kmongo',
  'cache-library':
    'javax.cache jakarta.cache org.springframework.cache org.springframework.boot.cache redis.clients org.springframework.data.redis com.github.benmanes.caffeine net.sf.ehcache org.ehcache com.google.common.cache org.redisson io.lettuce com.hazelcast org.infinispan io.quarkus.cache io.micronaut.cache net.spy.memcached',
  api: 'org.springframework.web.bind.annotation.RestController javax.ws.rs jakarta.ws.rs io.micronaut.http.annotation io.javalin org.restlet io.swagger org.springdoc org.springframework.hateoas io.dropwizard org.springframework.web.bind.annotation.RestControllerAdvice org.springframework.data.rest',
  'http-client':
    'org.springframework.web.client org.springframework.cloud.openfeign retrofit2 retrofit okhttp3 com.squareup.okhttp feign java.net.http java.net.HttpURLConnection io.ktor.client org.apache.http org.apache.hc io.micronaut.http.client org.springframework.web.reactive.function.client com.android.volley com.androidnetworking com.rx2androidnetworking org.springframework.web.service.annotation javax.ws.rs.client org.eclipse.microprofile.rest.client com.mashape.unirest kong.unirest com.github.kittinunf.fuel',
  'graphql-server':
    'com.netflix.graphql.dgs org.springframework.graphql com.coxautodev.graphql graphql.kickstart graphql.schema com.expediagroup.graphql org.eclipse.microprofile.graphql io.leangen.graphql',
  'graphql-client': 'com.apollographql',
  websocket:
    'org.springframework.web.socket javax.websocket jakarta.websocket org.java_websocket io.ktor.websocket io.ktor.server.websocket org.springframework.messaging.simp io.micronaut.websocket',
  broker:
    'org.springframework.amqp org.springframework.kafka org.apache.kafka com.rabbitmq javax.jms jakarta.jms org.springframework.jms org.springframework.cloud.stream org.springframework.cloud.bus io.micronaut.configuration.kafka io.micronaut.rabbitmq io.micronaut.jms io.eventuate.tram.messaging io.eventuate.tram.events io.eventuate.tram.commands org.apache.pulsar io.nats software.amazon.awssdk.services.sqs com.amazonaws.services.sqs org.apache.camel org.eclipse.microprofile.reactive.messaging org.apache.rocketmq io.awspring.cloud.sqs com.google.cloud.pubsub org.apache.activemq',
  mediator: 'an.awesome.pipelinr org.axonframework.commandhandling com.trendyol.kediatr io.jkratz.mediator',
  'event-library':
    'org.springframework.context.ApplicationEventPublisher org.springframework.context.ApplicationEvent org.springframework.context.event.EventListener org.springframework.transaction.event org.springframework.data.domain.AbstractAggregateRoot org.springframework.modulith.events com.google.common.eventbus org.greenrobot.eventbus org.axonframework.eventhandling javax.enterprise.event jakarta.enterprise.event io.micronaut.context.event com.squareup.otto',
  gateway: 'org.springframework.cloud.netflix.zuul com.netflix.zuul org.springframework.cloud.gateway',
  discovery:
    'org.springframework.cloud.netflix.eureka org.springframework.cloud.client.discovery com.netflix.discovery com.ecwid.consul org.springframework.cloud.consul com.alibaba.nacos com.alibaba.cloud.nacos org.apache.zookeeper org.apache.curator.x.discovery org.springframework.cloud.client.loadbalancer.LoadBalanced',
  saga: 'io.eventuate.tram.sagas org.axonframework.modelling.saga org.axonframework.saga io.temporal io.seata',
  rpc: 'java.rmi org.apache.dubbo com.alibaba.dubbo org.apache.thrift com.caucho.hessian javax.jws jakarta.jws javax.xml.ws org.springframework.ws org.springframework.remoting',
  job: 'org.springframework.scheduling.annotation.Scheduled org.springframework.scheduling.annotation.EnableScheduling org.springframework.scheduling.annotation.Scheduled org.quartz org.springframework.batch androidx.work io.micronaut.scheduling.annotation io.quarkus.scheduler org.jobrunr java.util.Timer com.xxl.job net.javacrumbs.shedlock',
  grpc: 'io.grpc net.devh.boot.grpc io.quarkus.grpc org.lognet.springboot.grpc',
  page: 'org.springframework.web.servlet.ModelAndView org.springframework.ui.Model org.springframework.ui.ModelMap org.thymeleaf freemarker.template org.apache.velocity javax.servlet.jsp javax.faces jakarta.faces net.sourceforge.stripes io.ktor.server.html io.ktor.server.thymeleaf io.ktor.server.freemarker io.micronaut.views com.vaadin org.apache.wicket org.apache.struts2 org.springframework.web.servlet.mvc.support.RedirectAttributes',
  migration: 'org.flywaydb liquibase',
  container: 'dagger com.google.inject org.koin javax.inject jakarta.inject dagger.hilt',
  'ui-library':
    'android.app android.support.v7.app androidx.appcompat android.view android.widget androidx.compose androidx.fragment androidx.activity javafx javax.swing java.awt.event',
  'event-store':
    'org.axonframework.eventsourcing io.eventuate.sync io.eventuate.javaclient com.eventstore io.eventuate.AggregateRepository org.axonframework.modelling.command io.eventuate.ReflectiveMutableCommandProcessingAggregate',
  outbox:
    'io.eventuate.tram.spring.messaging.producer io.eventuate.tram.spring.jdbckafka com.gruelbox.transactionoutbox io.debezium.outbox',
  specification:
    'org.springframework.data.jpa.domain.Specification org.springframework.data.jpa.repository.JpaSpecificationExecutor',
};
